DELETE FROM api_keys
WHERE user_id = ANY (ARRAY(SELECT r.id FROM json_to_recordset(CAST(:rows AS json)) AS r (id bigint)))
