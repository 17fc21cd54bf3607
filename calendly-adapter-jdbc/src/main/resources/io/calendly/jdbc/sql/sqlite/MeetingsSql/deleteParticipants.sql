DELETE FROM participants
WHERE (meeting_id, user_id) IN (SELECT value ->> 'meeting_id', value ->> 'user_id' FROM json_each(:rows))
