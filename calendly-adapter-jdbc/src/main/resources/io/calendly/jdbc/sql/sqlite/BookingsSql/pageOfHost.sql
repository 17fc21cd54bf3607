-- The meetings of a host are found by their times, as for a list of meetings, and their bookings by the meetings. All of
-- the window are sorted: a booking may have left a meeting that was moved later, and has its old time.
SELECT <booking>, <hosts> AS host_ids FROM (
    SELECT i.id FROM (
        SELECT s.meeting_id FROM participants s
        WHERE s.user_id = :host AND s.canceled = 0
          AND s.start_time >= coalesce((SELECT max(p.start_time) FROM participants p
                                        WHERE p.user_id = :host AND p.canceled = 0 AND p.start_time < :start), :start)
          AND s.start_time < :end AND s.end_time > :start
        UNION ALL
        SELECT c.meeting_id FROM participants c
        WHERE c.user_id = :host AND c.canceled = 1
          AND c.start_time >= :start - coalesce((SELECT end_time - start_time FROM meetings
                                                 ORDER BY end_time - start_time DESC LIMIT 1), 0)
          AND c.start_time < :end AND c.end_time > :start
    ) attended
    CROSS JOIN bookings i ON i.meeting_id = attended.meeting_id
    WHERE i.start_time < :end AND i.end_time > :start
      AND (:anyEventType = 1 OR i.event_type_id = :eventType) AND (:anyStatus = 1 OR i.status = :status)
      AND (i.start_time, i.id) > (:afterStart, :afterId)
    ORDER BY i.start_time, i.id LIMIT :max
) chosen
CROSS JOIN bookings b ON b.id = chosen.id
ORDER BY b.start_time, b.id
