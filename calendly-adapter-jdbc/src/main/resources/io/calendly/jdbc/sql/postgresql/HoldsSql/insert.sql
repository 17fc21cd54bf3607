INSERT INTO holds (id, event_type_id, host_ids, start_time, end_time, created_at, expires_at)
SELECT r.id, r.event_type_id, r.host_ids, r.start_time, r.end_time, r.created_at, r.expires_at
FROM json_populate_recordset(CAST(NULL AS holds), CAST(:rows AS json)) AS r
