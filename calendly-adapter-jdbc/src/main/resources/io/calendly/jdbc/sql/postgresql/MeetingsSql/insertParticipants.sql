INSERT INTO participants (meeting_id, user_id, start_time, end_time, canceled)
SELECT r.meeting_id, r.user_id, r.start_time, r.end_time, r.canceled
FROM json_populate_recordset(CAST(NULL AS participants), CAST(:rows AS json)) AS r
