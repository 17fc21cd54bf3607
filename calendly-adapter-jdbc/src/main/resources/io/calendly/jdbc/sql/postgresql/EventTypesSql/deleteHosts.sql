DELETE FROM event_type_hosts
WHERE event_type_id = ANY (ARRAY(SELECT r.id FROM json_to_recordset(CAST(:rows AS json)) AS r (id uuid)))
