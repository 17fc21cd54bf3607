UPDATE users SET removed = 1, email = NULL, email_key = NULL, external_id = NULL, search_key = ''
WHERE id = ANY (ARRAY(SELECT r.id FROM json_to_recordset(CAST(:rows AS json)) AS r (id bigint)))
