INSERT INTO occupied_time (owner_kind, owner_id, user_id, start_time, end_time, buffer_before, buffer_after, expires_at)
SELECT r.owner_kind, r.owner_id, r.user_id, r.start_time, r.end_time, r.buffer_before, r.buffer_after, r.expires_at
FROM json_populate_recordset(CAST(NULL AS occupied_time), CAST(:rows AS json)) AS r
