-- The scheduled meetings of a user never overlap, so the index is entered at the last one that starts before the window.
-- Canceled ones may, so it is entered where the longest meeting could begin.
SELECT <meeting> FROM (
    SELECT * FROM (
        SELECT s.meeting_id FROM participants s
        WHERE :scheduled = 1 AND s.user_id = :user AND s.canceled = 0
          AND s.start_time >= coalesce((SELECT max(p.start_time) FROM participants p
                                        WHERE p.user_id = :user AND p.canceled = 0 AND p.start_time < :start), :start)
          AND s.start_time < :end AND s.end_time > :start
          AND s.start_time >= :afterStart AND (s.start_time, s.meeting_id) > (:afterStart, :afterId)
        ORDER BY s.start_time, s.meeting_id LIMIT :max)
    UNION ALL
    SELECT * FROM (
        SELECT c.meeting_id FROM participants c
        WHERE :canceled = 1 AND c.user_id = :user AND c.canceled = 1
          AND c.start_time >= :start - coalesce((SELECT end_time - start_time FROM meetings
                                                 ORDER BY end_time - start_time DESC LIMIT 1), 0)
          AND c.start_time < :end AND c.end_time > :start
          AND c.start_time >= :afterStart AND (c.start_time, c.meeting_id) > (:afterStart, :afterId)
        ORDER BY c.start_time, c.meeting_id LIMIT :max)
) chosen
CROSS JOIN meetings m ON m.id = chosen.meeting_id
ORDER BY m.start_time, m.id
LIMIT :max
