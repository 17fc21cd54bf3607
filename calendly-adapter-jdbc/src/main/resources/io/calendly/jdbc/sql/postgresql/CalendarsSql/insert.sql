INSERT INTO availability (user_id, start_time, end_time)
SELECT r.user_id, r.start_time, r.end_time
FROM json_populate_recordset(CAST(NULL AS availability), CAST(:rows AS json)) AS r
