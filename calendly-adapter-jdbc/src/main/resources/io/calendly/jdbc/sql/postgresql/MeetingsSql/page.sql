-- No meeting that starts earlier than the longest one is long before the window can reach into it.
WITH longest AS MATERIALIZED (
    SELECT coalesce((SELECT end_time - start_time FROM meetings ORDER BY end_time - start_time DESC LIMIT 1), 0) AS length
)
SELECT found.* FROM (
    (SELECT s.id FROM meetings s
     WHERE :scheduled = 1 AND s.canceled_at IS NULL
       AND s.start_time >= :start - (SELECT length FROM longest) AND s.start_time < :end AND s.end_time > :start
       AND s.start_time >= :afterStart AND (s.start_time, s.id) > (:afterStart, :afterId)
     ORDER BY s.start_time, s.id LIMIT :max)
    UNION ALL
    (SELECT c.id FROM meetings c
     WHERE :canceled = 1 AND c.canceled_at IS NOT NULL
       AND c.start_time >= :start - (SELECT length FROM longest) AND c.start_time < :end AND c.end_time > :start
       AND c.start_time >= :afterStart AND (c.start_time, c.id) > (:afterStart, :afterId)
     ORDER BY c.start_time, c.id LIMIT :max)
) AS chosen
CROSS JOIN LATERAL (SELECT <meeting> FROM meetings m WHERE m.id = chosen.id OFFSET 0) AS found
ORDER BY found.start_time, found.id
LIMIT :max
