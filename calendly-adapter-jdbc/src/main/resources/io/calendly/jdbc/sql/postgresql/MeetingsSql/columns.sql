m.id, m.start_time, m.end_time, m.created_at, m.title, m.description, m.location, m.series_id, m.series_time_zone,
m.rescheduled_from_start, m.rescheduled_from_end, m.canceled_at, m.cancellation_reason, m.version,
m.event_type_id, m.buffer_before, m.buffer_after,
(SELECT json_object_agg(p.user_id, (SELECT u.name FROM users u WHERE u.id = p.user_id))
 FROM participants p WHERE p.meeting_id = m.id) AS participants
