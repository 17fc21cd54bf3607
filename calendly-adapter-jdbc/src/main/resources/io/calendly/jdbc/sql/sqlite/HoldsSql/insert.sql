INSERT INTO holds (id, event_type_id, host_ids, start_time, end_time, created_at, expires_at)
SELECT value ->> 'id', value ->> 'event_type_id', value ->> 'host_ids', value ->> 'start_time', value ->> 'end_time',
       value ->> 'created_at', value ->> 'expires_at'
FROM json_each(:rows)
