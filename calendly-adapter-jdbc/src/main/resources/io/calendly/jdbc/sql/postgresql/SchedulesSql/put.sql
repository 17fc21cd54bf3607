INSERT INTO schedules (user_id, name, is_default, time_zone, weekly_hours, effective_from, effective_until)
SELECT r.user_id, r.name, r.is_default, r.time_zone, r.weekly_hours, r.effective_from, r.effective_until
FROM json_populate_recordset(CAST(NULL AS schedules), CAST(:rows AS json)) AS r
ON CONFLICT (user_id, name) DO UPDATE
SET is_default = excluded.is_default, time_zone = excluded.time_zone, weekly_hours = excluded.weekly_hours,
    effective_from = excluded.effective_from, effective_until = excluded.effective_until
