-- No booking that starts earlier than the longest one is long before the window can reach into it.
WITH longest AS MATERIALIZED (
    SELECT coalesce((SELECT end_time - start_time FROM bookings ORDER BY end_time - start_time DESC LIMIT 1), 0) AS length
)
SELECT found.* FROM (
    SELECT s.id FROM bookings s
    WHERE s.start_time >= :start - (SELECT length FROM longest) AND s.start_time < :end AND s.end_time > :start
      AND (:anyStatus = 1 OR s.status = :status)
      AND s.start_time >= :afterStart AND (s.start_time, s.id) > (:afterStart, :afterId)
    ORDER BY s.start_time, s.id LIMIT :max
) AS chosen
CROSS JOIN LATERAL (SELECT <booking>, <hosts> AS host_ids FROM bookings b WHERE b.id = chosen.id OFFSET 0) AS found
ORDER BY found.start_time, found.id
