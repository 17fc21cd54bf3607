INSERT INTO meetings (id, start_time, end_time, created_at, title, description, location, series_id, series_time_zone,
                      rescheduled_from_start, rescheduled_from_end, canceled_at, cancellation_reason, version,
                      event_type_id, buffer_before, buffer_after)
SELECT r.id, r.start_time, r.end_time, r.created_at, r.title, r.description, r.location, r.series_id, r.series_time_zone,
       r.rescheduled_from_start, r.rescheduled_from_end, r.canceled_at, r.cancellation_reason, r.version,
       r.event_type_id, r.buffer_before, r.buffer_after
FROM json_populate_recordset(CAST(NULL AS meetings), CAST(:rows AS json)) AS r
