UPDATE participants
SET start_time = r.value ->> 'start_time', end_time = r.value ->> 'end_time', canceled = r.value ->> 'canceled'
FROM json_each(:rows) r
WHERE participants.meeting_id = r.value ->> 'meeting_id' AND participants.user_id = r.value ->> 'user_id'
