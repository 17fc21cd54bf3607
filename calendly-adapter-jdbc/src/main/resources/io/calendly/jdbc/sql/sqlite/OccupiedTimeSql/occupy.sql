INSERT INTO occupied_time (owner_kind, owner_id, user_id, start_time, end_time, buffer_before, buffer_after, expires_at)
SELECT value ->> 'owner_kind', value ->> 'owner_id', value ->> 'user_id', value ->> 'start_time', value ->> 'end_time',
       value ->> 'buffer_before', value ->> 'buffer_after', value ->> 'expires_at'
FROM json_each(:rows)
