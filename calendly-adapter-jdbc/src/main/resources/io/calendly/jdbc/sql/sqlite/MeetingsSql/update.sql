UPDATE meetings
SET start_time = r.value ->> 'start_time', end_time = r.value ->> 'end_time', title = r.value ->> 'title',
    description = r.value ->> 'description', location = r.value ->> 'location',
    rescheduled_from_start = r.value ->> 'rescheduled_from_start',
    rescheduled_from_end = r.value ->> 'rescheduled_from_end', canceled_at = r.value ->> 'canceled_at',
    cancellation_reason = r.value ->> 'cancellation_reason', version = r.value ->> 'version'
FROM json_each(:rows) r
WHERE meetings.id = r.value ->> 'id'
