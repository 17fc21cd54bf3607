DELETE FROM holds WHERE expires_at <= (SELECT max(value ->> 'time') FROM json_each(:rows))
