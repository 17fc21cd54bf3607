-- A series has few meetings, so all other conditions are checked on each of them.
SELECT <meeting> FROM meetings m
WHERE m.series_id = :series AND m.start_time >= :afterStart AND (m.start_time, m.id) > (:afterStart, :afterId)
  AND m.start_time < :end AND m.end_time > :start
  AND (:anyUser = 1 OR EXISTS (SELECT 1 FROM participants p WHERE p.meeting_id = m.id AND p.user_id = :user))
  AND CASE WHEN m.canceled_at IS NULL THEN :scheduled ELSE :canceled END = 1
ORDER BY m.start_time, m.id
LIMIT :max
