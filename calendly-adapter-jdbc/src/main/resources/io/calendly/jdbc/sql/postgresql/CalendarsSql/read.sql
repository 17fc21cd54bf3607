-- Parameters, in this order: users, start and end of the window.
-- LATERAL, and OFFSET 0 to keep the planner from taking it apart: for each user one walk along the index, in its order.
-- That is the plan for tables that are empty and were never analyzed, and for large ones. A table of a page or two is
-- read whole once it was analyzed, until the next analysis finds that it has grown.
WITH w AS MATERIALIZED (SELECT CAST(? AS bigint[]) AS users, CAST(? AS bigint) AS start, CAST(? AS bigint) AS "end")
SELECT u.id AS user_id, 0 AS kind, s.start_time, s.end_time
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
SELECT u.id, 1, s.start_time, s.end_time
FROM w CROSS JOIN unnest(w.users) AS u (id) CROSS JOIN LATERAL (
    SELECT i.start_time, i.end_time FROM occupied_time i
    WHERE i.user_id = u.id
      AND i.start_time >= coalesce((SELECT max(p.start_time) FROM occupied_time p
                                    WHERE p.user_id = u.id AND p.start_time < w.start), w.start)
      AND i.start_time <= w."end"
      AND i.end_time >= w.start
    ORDER BY i.start_time
    OFFSET 0) AS s
