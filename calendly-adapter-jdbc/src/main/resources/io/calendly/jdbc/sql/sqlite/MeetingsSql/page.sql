-- No meeting that starts earlier than the longest one is long before the window can reach into it.
SELECT <meeting> FROM (
    SELECT * FROM (
        SELECT s.id FROM meetings s
        WHERE :scheduled = 1 AND s.canceled_at IS NULL
          AND s.start_time >= :start - coalesce((SELECT end_time - start_time FROM meetings
                                                 ORDER BY end_time - start_time DESC LIMIT 1), 0)
          AND s.start_time < :end AND s.end_time > :start
          AND s.start_time >= :afterStart AND (s.start_time, s.id) > (:afterStart, :afterId)
        ORDER BY s.start_time, s.id LIMIT :max)
    UNION ALL
    SELECT * FROM (
        SELECT c.id FROM meetings c
        WHERE :canceled = 1 AND c.canceled_at IS NOT NULL
          AND c.start_time >= :start - coalesce((SELECT end_time - start_time FROM meetings
                                                 ORDER BY end_time - start_time DESC LIMIT 1), 0)
          AND c.start_time < :end AND c.end_time > :start
          AND c.start_time >= :afterStart AND (c.start_time, c.id) > (:afterStart, :afterId)
        ORDER BY c.start_time, c.id LIMIT :max)
) chosen
CROSS JOIN meetings m ON m.id = chosen.id
ORDER BY m.start_time, m.id
LIMIT :max
