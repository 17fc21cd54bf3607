\set user random(1, 100)
\set start 0
\set stop 253402300799
BEGIN;
SELECT u.id, 0, s.start_time, s.end_time FROM users u JOIN availability s ON s.user_id = u.id AND s.start_time >= coalesce((SELECT max(p.start_time) FROM availability p WHERE p.user_id = u.id AND p.start_time < :start), :start) AND s.start_time <= :stop AND s.end_time >= :start WHERE u.id = ANY (ARRAY[:user]::bigint[]) UNION ALL SELECT u.id, 1, s.start_time, s.end_time FROM users u JOIN attendances s ON s.user_id = u.id AND s.start_time >= coalesce((SELECT max(p.start_time) FROM attendances p WHERE p.user_id = u.id AND p.start_time < :start), :start) AND s.start_time <= :stop AND s.end_time >= :start WHERE u.id = ANY (ARRAY[:user]::bigint[]) ORDER BY 1, 2, 3;
COMMIT;
