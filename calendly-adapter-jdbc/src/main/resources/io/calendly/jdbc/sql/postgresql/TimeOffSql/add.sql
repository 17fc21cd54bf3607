INSERT INTO time_off (id, user_id, reach_start, reach_end, from_day, until_day, time_zone, reason)
SELECT r.id, r.user_id, r.reach_start, r.reach_end, r.from_day, r.until_day, r.time_zone, r.reason
FROM json_populate_recordset(CAST(NULL AS time_off), CAST(:rows AS json)) AS r
