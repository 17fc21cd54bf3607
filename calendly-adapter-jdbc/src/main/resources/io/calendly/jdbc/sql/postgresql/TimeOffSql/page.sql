-- Of the entries that start before the window, those that end in it or after it are few if the window is ahead of now.
-- The others are in the order of the list.
SELECT found.* FROM (
    (SELECT b.id FROM (
         SELECT e.id, e.reach_start FROM time_off e
         WHERE e.user_id = :user AND :start > 0 AND e.reach_end > :start
         ORDER BY e.reach_end
         OFFSET 0) AS b
     WHERE b.reach_start < :start AND (b.reach_start, b.id) > (:afterStart, :afterId))
    UNION ALL
    (SELECT a.id FROM time_off a
     WHERE a.user_id = :user AND a.reach_start >= :start AND a.reach_start < :end
       AND a.reach_start >= :afterStart AND (a.reach_start, a.id) > (:afterStart, :afterId)
     ORDER BY a.reach_start, a.id LIMIT :max)
) AS chosen
CROSS JOIN LATERAL (
    SELECT t.id, t.reach_start, coalesce(t.from_day, t.reach_start) AS first,
           coalesce(t.until_day, t.reach_end) AS last, t.time_zone, t.reason
    FROM time_off t WHERE t.id = chosen.id OFFSET 0) AS found
ORDER BY found.reach_start, found.id
LIMIT :max
