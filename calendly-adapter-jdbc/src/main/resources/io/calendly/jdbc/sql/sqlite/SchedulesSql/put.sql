INSERT INTO schedules (user_id, name, is_default, time_zone, weekly_hours, effective_from, effective_until)
SELECT value ->> 'user_id', value ->> 'name', value ->> 'is_default', value ->> 'time_zone', value ->> 'weekly_hours',
       value ->> 'effective_from', value ->> 'effective_until'
FROM json_each(:rows)
WHERE true -- Without it, ON would belong to a join.
ON CONFLICT (user_id, name) DO UPDATE
SET is_default = excluded.is_default, time_zone = excluded.time_zone, weekly_hours = excluded.weekly_hours,
    effective_from = excluded.effective_from, effective_until = excluded.effective_until
