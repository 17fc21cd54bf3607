INSERT INTO schedule_overrides (user_id, name, day, hours)
SELECT r.user_id, r.name, r.day, r.hours
FROM json_populate_recordset(CAST(NULL AS schedule_overrides), CAST(:rows AS json)) AS r
