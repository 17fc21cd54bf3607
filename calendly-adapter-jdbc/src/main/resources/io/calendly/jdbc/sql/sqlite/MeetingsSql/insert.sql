INSERT INTO meetings (id, start_time, end_time, created_at, title, description, location, series_id, series_time_zone,
                      rescheduled_from_start, rescheduled_from_end, canceled_at, cancellation_reason, version,
                      event_type_id, buffer_before, buffer_after)
SELECT value ->> 'id', value ->> 'start_time', value ->> 'end_time', value ->> 'created_at', value ->> 'title',
       value ->> 'description', value ->> 'location', value ->> 'series_id', value ->> 'series_time_zone',
       value ->> 'rescheduled_from_start',
       value ->> 'rescheduled_from_end', value ->> 'canceled_at', value ->> 'cancellation_reason', value ->> 'version',
       value ->> 'event_type_id', value ->> 'buffer_before', value ->> 'buffer_after'
FROM json_each(:rows)
