DELETE FROM occupied_time
WHERE owner_id = ANY (ARRAY(SELECT r.owner_id FROM json_to_recordset(CAST(:rows AS json)) AS r (owner_id uuid)))
