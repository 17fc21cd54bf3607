INSERT INTO time_off (id, user_id, reach_start, reach_end, from_day, until_day, time_zone, reason)
SELECT value ->> 'id', value ->> 'user_id', value ->> 'reach_start', value ->> 'reach_end', value ->> 'from_day',
       value ->> 'until_day', value ->> 'time_zone', value ->> 'reason'
FROM json_each(:rows)
