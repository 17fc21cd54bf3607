-- A CROSS JOIN, since SQLite keeps to its order: first the users, then the slots of each.
WITH
    asked AS MATERIALIZED (SELECT value AS id FROM json_each(:ids)),
    -- A user who has no schedule costs one search.
    defaults AS MATERIALIZED (
        SELECT d.user_id, d.name, d.time_zone, d.weekly_hours, d.effective_from, d.effective_until
        FROM asked CROSS JOIN schedules d
        WHERE d.user_id = asked.id AND d.is_default = 1
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
-- Time off overlaps, so its starts do not have the order of its ends. Of a window ahead of now, few ends are past it.
SELECT asked.id, 2, coalesce(t.from_day, t.reach_start), coalesce(t.until_day, t.reach_end), t.id, t.time_zone, t.reason
FROM asked CROSS JOIN time_off t INDEXED BY time_off_by_end
WHERE t.user_id = asked.id AND t.reach_end >= :start AND t.reach_start <= :end
UNION ALL
SELECT d.user_id, 3, d.effective_from, d.effective_until, d.name, d.time_zone, d.weekly_hours
FROM defaults d
UNION ALL
SELECT d.user_id, 4, o.day, o.day, d.name, NULL, o.hours
FROM defaults d CROSS JOIN schedule_overrides o
WHERE o.user_id = d.user_id AND o.name = d.name AND o.day >= :firstDay AND o.day <= :lastDay
UNION ALL
SELECT d.user_id, 5, t.from_day, t.until_day, d.name, t.time_zone, NULL
FROM defaults d CROSS JOIN schedule_travels t
WHERE t.user_id = d.user_id AND t.name = d.name
  AND t.from_day >= coalesce((SELECT max(p.from_day) FROM schedule_travels p
                              WHERE p.user_id = d.user_id AND p.name = d.name AND p.from_day < :firstDay), :firstDay)
  AND t.from_day <= :lastDay
  AND t.until_day >= :firstDay
