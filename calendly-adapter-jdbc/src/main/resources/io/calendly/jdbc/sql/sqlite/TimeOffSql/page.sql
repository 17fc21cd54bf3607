-- Of the entries that start before the window, those that end in it or after it are few if the window is ahead of now.
-- The others are in the order of the list.
SELECT t.id, coalesce(t.from_day, t.reach_start) AS first, coalesce(t.until_day, t.reach_end) AS last, t.time_zone, t.reason
FROM (
    SELECT b.id FROM time_off b INDEXED BY time_off_by_end
    WHERE b.user_id = :user AND :start > 0 AND b.reach_end > :start AND b.reach_start < :start
      AND b.reach_start >= :afterStart AND (b.reach_start, b.id) > (:afterStart, :afterId)
    UNION ALL
    SELECT * FROM (
        SELECT a.id FROM time_off a INDEXED BY time_off_by_start
        WHERE a.user_id = :user AND a.reach_start >= :start AND a.reach_start < :end
          AND a.reach_start >= :afterStart AND (a.reach_start, a.id) > (:afterStart, :afterId)
        ORDER BY a.reach_start, a.id LIMIT :max)
) chosen
CROSS JOIN time_off t ON t.id = chosen.id
ORDER BY t.reach_start, t.id
LIMIT :max
