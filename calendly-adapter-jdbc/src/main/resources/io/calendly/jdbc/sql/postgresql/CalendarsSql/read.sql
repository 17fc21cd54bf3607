-- Parameters, in this order: users, start and end of the window, first and last day around the window, the name of the
-- schedule that is read in place of the default, or null.
-- LATERAL, and OFFSET 0 to keep the planner from taking it apart: for each user one walk along the index, in its order.
-- That is the plan for tables that are empty and were never analyzed, and for large ones. A table of a page or two is
-- read whole once it was analyzed, until the next analysis finds that it has grown.
WITH w AS MATERIALIZED (
    SELECT CAST(? AS bigint[]) AS users, CAST(? AS bigint) AS start, CAST(? AS bigint) AS "end",
           CAST(? AS bigint) AS first_day, CAST(? AS bigint) AS last_day, CAST(? AS text) AS schedule
)
SELECT u.id AS user_id, 0 AS kind, s.start_time, s.end_time,
       CAST(NULL AS text) AS name, CAST(NULL AS text) AS time_zone, CAST(NULL AS text) AS details
FROM w CROSS JOIN unnest(w.users) AS u (id) CROSS JOIN LATERAL (
    SELECT i.start_time, i.end_time FROM availability i
    WHERE i.user_id = u.id
      AND i.start_time >= coalesce((SELECT max(p.start_time) FROM availability p
                                    WHERE p.user_id = u.id AND p.start_time < w.start), w.start)
      AND i.start_time <= w."end"
      AND i.end_time >= w.start
    ORDER BY i.start_time
    OFFSET 0) AS s
UNION ALL
SELECT u.id, 1, s.start_time, s.end_time, NULL, NULL, NULL
FROM w CROSS JOIN unnest(w.users) AS u (id) CROSS JOIN LATERAL (
    SELECT i.start_time, i.end_time FROM occupied_time i
    WHERE i.user_id = u.id
      AND i.start_time >= coalesce((SELECT max(p.start_time) FROM occupied_time p
                                    WHERE p.user_id = u.id AND p.start_time < w.start), w.start)
      AND i.start_time <= w."end"
      AND i.end_time >= w.start
    ORDER BY i.start_time
    OFFSET 0) AS s
UNION ALL
-- The claims are among the slots, too. A user who has none costs one search.
SELECT u.id, 6, s.start_time, s.end_time, s.owner_kind, NULL, s.terms
FROM w CROSS JOIN unnest(w.users) AS u (id) CROSS JOIN LATERAL (
    SELECT i.start_time, i.end_time, i.owner_kind,
           i.buffer_before || ',' || i.buffer_after || ',' || coalesce(CAST(i.expires_at AS text), '') AS terms
    FROM occupied_time i
    WHERE i.user_id = u.id
      AND (coalesce(i.expires_at, -1) >= 0 OR i.buffer_before > 0 OR i.buffer_after > 0)
      AND i.start_time >= coalesce((SELECT max(p.start_time) FROM occupied_time p
                                    WHERE p.user_id = u.id AND p.start_time < w.start
                                      AND (coalesce(p.expires_at, -1) >= 0 OR p.buffer_before > 0 OR p.buffer_after > 0)),
                                   w.start)
      AND i.start_time <= w."end"
      AND i.end_time >= w.start
    ORDER BY i.start_time
    OFFSET 0) AS s
UNION ALL
-- Time off overlaps, so its starts do not have the order of its ends. Of a window ahead of now, few ends are past it. The
-- starts are compared outside, so that no index of starts is entered, at which a long history would lie.
SELECT u.id, 2, t.first, t.last, t.id, t.time_zone, t.reason
FROM w CROSS JOIN unnest(w.users) AS u (id) CROSS JOIN LATERAL (
    SELECT coalesce(i.from_day, i.reach_start) AS first, coalesce(i.until_day, i.reach_end) AS last,
           CAST(i.id AS text) AS id, i.time_zone, i.reason, i.reach_start
    FROM time_off i
    WHERE i.user_id = u.id AND i.reach_end >= w.start
    ORDER BY i.reach_end
    OFFSET 0) AS t
WHERE t.reach_start <= w."end"
UNION ALL
-- The schedule first: a user who has none costs one walk. No walk is made for a name that is null.
SELECT u.id, p.kind, p.first, p.last, d.name, p.time_zone, p.details
FROM w CROSS JOIN unnest(w.users) AS u (id) CROSS JOIN LATERAL (
    SELECT s.name, s.time_zone, s.weekly_hours, s.effective_from, s.effective_until FROM schedules s
    WHERE s.user_id = u.id AND s.is_default = 1
      AND (w.schedule IS NULL
           OR NOT EXISTS (SELECT 1 FROM schedules n WHERE n.user_id = u.id AND n.name = w.schedule))
    UNION ALL
    SELECT n.name, n.time_zone, n.weekly_hours, n.effective_from, n.effective_until FROM schedules n
    WHERE n.user_id = u.id AND n.name = w.schedule
    OFFSET 0) AS d CROSS JOIN LATERAL (
    SELECT 3 AS kind, d.effective_from AS first, d.effective_until AS last, d.time_zone, d.weekly_hours AS details
    UNION ALL
    SELECT 4, o.day, o.day, NULL, o.hours FROM schedule_overrides o
    WHERE o.user_id = u.id AND o.name = d.name AND o.day >= w.first_day AND o.day <= w.last_day
    UNION ALL
    SELECT 5, t.from_day, t.until_day, t.time_zone, NULL FROM schedule_travels t
    WHERE t.user_id = u.id AND t.name = d.name
      AND t.from_day >= coalesce((SELECT max(p.from_day) FROM schedule_travels p
                                  WHERE p.user_id = u.id AND p.name = d.name AND p.from_day < w.first_day), w.first_day)
      AND t.from_day <= w.last_day
      AND t.until_day >= w.first_day
    OFFSET 0) AS p
