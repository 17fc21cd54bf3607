INSERT INTO availability (user_id, start_time, end_time)
SELECT value ->> 'user_id', value ->> 'start_time', value ->> 'end_time' FROM json_each(:rows)
