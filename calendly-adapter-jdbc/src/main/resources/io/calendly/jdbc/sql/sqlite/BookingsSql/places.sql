-- By their start, and those of other starts by the time at which they were taken.
SELECT b.id, <hosts> AS host_ids, b.start_time, b.end_time, b.meeting_id, b.created_at, NULL AS expires_at
FROM bookings b INDEXED BY bookings_with_place
WHERE b.event_type_id = :eventType AND b.ended_at IS NULL AND b.start_time >= :start AND b.start_time < :end
UNION ALL
SELECT b.id, <hosts>, b.start_time, b.end_time, b.meeting_id, b.created_at, NULL
FROM bookings b INDEXED BY bookings_by_age
WHERE b.event_type_id = :eventType AND b.ended_at IS NULL AND b.created_at > :since
  AND NOT (b.start_time >= :start AND b.start_time < :end)
UNION ALL
SELECT h.id, h.host_ids, h.start_time, h.end_time, NULL, h.created_at, h.expires_at
FROM holds h INDEXED BY holds_of_event_type
WHERE h.event_type_id = :eventType AND h.start_time >= :start AND h.start_time < :end
UNION ALL
SELECT h.id, h.host_ids, h.start_time, h.end_time, NULL, h.created_at, h.expires_at
FROM holds h INDEXED BY holds_by_age
WHERE h.event_type_id = :eventType AND h.created_at > :since AND NOT (h.start_time >= :start AND h.start_time < :end)
