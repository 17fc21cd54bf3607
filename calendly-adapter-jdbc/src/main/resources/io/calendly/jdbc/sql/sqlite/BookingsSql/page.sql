-- No booking that starts earlier than the longest one is long before the window can reach into it.
SELECT <booking>, <hosts> AS host_ids FROM (
    SELECT s.id FROM bookings s
    WHERE s.start_time < :end AND s.end_time > :start
      AND s.start_time >= :start - coalesce((SELECT end_time - start_time FROM bookings
                                             ORDER BY end_time - start_time DESC LIMIT 1), 0)
      AND (:anyStatus = 1 OR s.status = :status)
      AND s.start_time >= :afterStart AND (s.start_time, s.id) > (:afterStart, :afterId)
    ORDER BY s.start_time, s.id LIMIT :max
) chosen
CROSS JOIN bookings b ON b.id = chosen.id
ORDER BY b.start_time, b.id
