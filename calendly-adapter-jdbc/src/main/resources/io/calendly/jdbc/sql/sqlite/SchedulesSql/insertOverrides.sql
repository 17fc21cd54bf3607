INSERT INTO schedule_overrides (user_id, name, day, hours)
SELECT value ->> 'user_id', value ->> 'name', value ->> 'day', value ->> 'hours' FROM json_each(:rows)
