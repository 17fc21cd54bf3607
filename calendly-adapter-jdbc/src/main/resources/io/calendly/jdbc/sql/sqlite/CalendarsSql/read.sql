-- A CROSS JOIN, since SQLite keeps to its order: first the users, then the slots of each.
SELECT u.value AS user_id, 0 AS kind, s.start_time, s.end_time
FROM json_each(:ids) u CROSS JOIN availability s
WHERE s.user_id = u.value
  AND s.start_time >= coalesce((SELECT max(p.start_time) FROM availability p
                                WHERE p.user_id = u.value AND p.start_time < :start), :start)
  AND s.start_time <= :end
  AND s.end_time >= :start
UNION ALL
SELECT u.value, 1, s.start_time, s.end_time
FROM json_each(:ids) u CROSS JOIN occupied_time s
WHERE s.user_id = u.value
  AND s.start_time >= coalesce((SELECT max(p.start_time) FROM occupied_time p
                                WHERE p.user_id = u.value AND p.start_time < :start), :start)
  AND s.start_time <= :end
  AND s.end_time >= :start
