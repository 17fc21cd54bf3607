DELETE FROM availability
WHERE (user_id, start_time) IN (SELECT value ->> 'user_id', value ->> 'start_time' FROM json_each(:rows))
