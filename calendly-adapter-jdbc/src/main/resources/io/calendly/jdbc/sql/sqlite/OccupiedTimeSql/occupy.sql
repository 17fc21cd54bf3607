INSERT INTO occupied_time (owner_kind, owner_id, user_id, start_time, end_time)
SELECT value ->> 'owner_kind', value ->> 'owner_id', value ->> 'user_id', value ->> 'start_time', value ->> 'end_time'
FROM json_each(:rows)
