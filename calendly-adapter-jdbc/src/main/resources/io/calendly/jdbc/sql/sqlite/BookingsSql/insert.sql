INSERT INTO bookings (id, event_type_id, meeting_id, start_time, end_time, status, invitee_name, invitee_email,
                      invitee_time_zone, guests, answers, token_hash, created_at, rescheduled_from_start,
                      rescheduled_from_end, ended_at, ended_reason, version)
SELECT value ->> 'id', value ->> 'event_type_id', value ->> 'meeting_id', value ->> 'start_time',
       value ->> 'end_time', value ->> 'status', value ->> 'invitee_name', value ->> 'invitee_email',
       value ->> 'invitee_time_zone', value ->> 'guests', value ->> 'answers', value ->> 'token_hash',
       value ->> 'created_at', value ->> 'rescheduled_from_start', value ->> 'rescheduled_from_end',
       value ->> 'ended_at', value ->> 'ended_reason', value ->> 'version'
FROM json_each(:rows)
