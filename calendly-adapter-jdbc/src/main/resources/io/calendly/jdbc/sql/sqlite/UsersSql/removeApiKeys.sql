DELETE FROM api_keys WHERE user_id IN (SELECT value ->> 'id' FROM json_each(:rows))
