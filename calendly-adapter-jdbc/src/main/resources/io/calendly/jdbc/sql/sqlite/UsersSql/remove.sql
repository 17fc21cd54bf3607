UPDATE users SET removed = 1, email = NULL, email_key = NULL, external_id = NULL, search_key = ''
WHERE id IN (SELECT value ->> 'id' FROM json_each(:rows))
