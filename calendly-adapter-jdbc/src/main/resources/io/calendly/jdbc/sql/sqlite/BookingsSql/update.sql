UPDATE bookings
SET meeting_id = r.value ->> 'meeting_id', start_time = r.value ->> 'start_time', end_time = r.value ->> 'end_time',
    status = r.value ->> 'status', rescheduled_from_start = r.value ->> 'rescheduled_from_start',
    rescheduled_from_end = r.value ->> 'rescheduled_from_end', ended_at = r.value ->> 'ended_at',
    ended_reason = r.value ->> 'ended_reason', version = r.value ->> 'version'
FROM json_each(:rows) r
WHERE bookings.id = r.value ->> 'id'
