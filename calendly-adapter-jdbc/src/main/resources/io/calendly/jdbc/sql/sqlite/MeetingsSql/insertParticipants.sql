INSERT INTO participants (meeting_id, user_id, start_time, end_time, canceled)
SELECT value ->> 'meeting_id', value ->> 'user_id', value ->> 'start_time', value ->> 'end_time', value ->> 'canceled'
FROM json_each(:rows)
