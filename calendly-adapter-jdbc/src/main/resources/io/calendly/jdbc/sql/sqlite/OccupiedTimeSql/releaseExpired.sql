DELETE FROM occupied_time WHERE expires_at <= (SELECT max(value ->> 'now') FROM json_each(:rows))
