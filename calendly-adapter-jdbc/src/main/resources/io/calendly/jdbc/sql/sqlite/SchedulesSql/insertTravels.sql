INSERT INTO schedule_travels (user_id, name, from_day, until_day, time_zone)
SELECT value ->> 'user_id', value ->> 'name', value ->> 'from_day', value ->> 'until_day', value ->> 'time_zone'
FROM json_each(:rows)
