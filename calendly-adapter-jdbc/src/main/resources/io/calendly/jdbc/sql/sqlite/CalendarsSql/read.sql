-- A CROSS JOIN, since SQLite keeps to its order: first the users, then the slots of each.
WITH
    asked AS MATERIALIZED (SELECT value AS id FROM json_each(:ids)),
    -- The named schedule of each user who has it, and the default of the others. A user who has no schedule costs one
    -- search, and no search is made for a name that is null.
    chosen AS MATERIALIZED (
        SELECT d.user_id, d.name, d.time_zone, d.weekly_hours, d.effective_from, d.effective_until
        FROM asked CROSS JOIN schedules d
        WHERE d.user_id = asked.id AND d.is_default = 1
          AND (:schedule IS NULL
               OR NOT EXISTS (SELECT 1 FROM schedules n WHERE n.user_id = asked.id AND n.name = :schedule))
        UNION ALL
        SELECT n.user_id, n.name, n.time_zone, n.weekly_hours, n.effective_from, n.effective_until
        FROM asked CROSS JOIN schedules n
        WHERE n.user_id = asked.id AND n.name = :schedule
    )
SELECT asked.id AS user_id, 0 AS kind, s.start_time, s.end_time, NULL AS name, NULL AS time_zone, NULL AS details
FROM asked CROSS JOIN availability s
WHERE s.user_id = asked.id
  AND s.start_time >= coalesce((SELECT max(p.start_time) FROM availability p
                                WHERE p.user_id = asked.id AND p.start_time < :start), :start)
  AND s.start_time <= :end
  AND s.end_time >= :start
UNION ALL
SELECT asked.id, 1, s.start_time, s.end_time, NULL, NULL, NULL
FROM asked CROSS JOIN occupied_time s
WHERE s.user_id = asked.id
  AND s.start_time >= coalesce((SELECT max(p.start_time) FROM occupied_time p
                                WHERE p.user_id = asked.id AND p.start_time < :start), :start)
  AND s.start_time <= :end
  AND s.end_time >= :start
UNION ALL
-- The claims are among the slots, too. A user who has none costs one search.
SELECT asked.id, 6, s.start_time, s.end_time, s.owner_kind, NULL,
       s.buffer_before || ',' || s.buffer_after || ',' || coalesce(s.expires_at, '')
FROM asked CROSS JOIN occupied_time s INDEXED BY occupied_time_claims
WHERE s.user_id = asked.id
  AND (coalesce(s.expires_at, -1) >= 0 OR s.buffer_before > 0 OR s.buffer_after > 0)
  AND s.start_time >= coalesce((SELECT max(p.start_time) FROM occupied_time p INDEXED BY occupied_time_claims
                                WHERE p.user_id = asked.id AND p.start_time < :start
                                  AND (coalesce(p.expires_at, -1) >= 0 OR p.buffer_before > 0 OR p.buffer_after > 0)), :start)
  AND s.start_time <= :end
  AND s.end_time >= :start
UNION ALL
-- Time off overlaps, so its starts do not have the order of its ends. Of a window ahead of now, few ends are past it.
SELECT asked.id, 2, coalesce(t.from_day, t.reach_start), coalesce(t.until_day, t.reach_end), t.id, t.time_zone, t.reason
FROM asked CROSS JOIN time_off t INDEXED BY time_off_by_end
WHERE t.user_id = asked.id AND t.reach_end >= :start AND t.reach_start <= :end
UNION ALL
SELECT d.user_id, 3, d.effective_from, d.effective_until, d.name, d.time_zone, d.weekly_hours
FROM chosen d
UNION ALL
SELECT d.user_id, 4, o.day, o.day, d.name, NULL, o.hours
FROM chosen d CROSS JOIN schedule_overrides o
WHERE o.user_id = d.user_id AND o.name = d.name AND o.day >= :firstDay AND o.day <= :lastDay
UNION ALL
SELECT d.user_id, 5, t.from_day, t.until_day, d.name, t.time_zone, NULL
FROM chosen d CROSS JOIN schedule_travels t
WHERE t.user_id = d.user_id AND t.name = d.name
  AND t.from_day >= coalesce((SELECT max(p.from_day) FROM schedule_travels p
                              WHERE p.user_id = d.user_id AND p.name = d.name AND p.from_day < :firstDay), :firstDay)
  AND t.from_day <= :lastDay
  AND t.until_day >= :firstDay
