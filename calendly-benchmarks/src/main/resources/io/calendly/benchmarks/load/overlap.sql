\set first random(1, 100)
\set second random(1, 100)
\set start 0
\set stop 253402300799
SELECT u.id, 0, s.start_time, s.end_time FROM unnest(ARRAY[:first, :second]::bigint[]) AS u (id) CROSS JOIN LATERAL (SELECT i.start_time, i.end_time FROM availability i WHERE i.user_id = u.id AND i.start_time >= coalesce((SELECT max(p.start_time) FROM availability p WHERE p.user_id = u.id AND p.start_time < :start), :start) AND i.start_time <= :stop AND i.end_time >= :start ORDER BY i.start_time OFFSET 0) AS s UNION ALL SELECT u.id, 1, s.start_time, s.end_time FROM unnest(ARRAY[:first, :second]::bigint[]) AS u (id) CROSS JOIN LATERAL (SELECT i.start_time, i.end_time FROM occupied_time i WHERE i.user_id = u.id AND i.start_time >= coalesce((SELECT max(p.start_time) FROM occupied_time p WHERE p.user_id = u.id AND p.start_time < :start), :start) AND i.start_time <= :stop AND i.end_time >= :start ORDER BY i.start_time OFFSET 0) AS s;
