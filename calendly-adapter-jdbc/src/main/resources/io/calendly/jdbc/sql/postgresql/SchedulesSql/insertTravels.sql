INSERT INTO schedule_travels (user_id, name, from_day, until_day, time_zone)
SELECT r.user_id, r.name, r.from_day, r.until_day, r.time_zone
FROM json_populate_recordset(CAST(NULL AS schedule_travels), CAST(:rows AS json)) AS r
