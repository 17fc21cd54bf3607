\set user random(111, 500)
\set start 1893456000 + 60 * random(0, 7999999)
\set stop :start + 60
BEGIN;
SELECT id FROM users WHERE id = ANY (ARRAY[:user]::bigint[]) ORDER BY id FOR NO KEY UPDATE;
SELECT u.id, 0, s.start_time, s.end_time FROM users u JOIN availability s ON s.user_id = u.id AND s.start_time >= coalesce((SELECT max(p.start_time) FROM availability p WHERE p.user_id = u.id AND p.start_time < :start), :start) AND s.start_time <= :stop AND s.end_time >= :start WHERE u.id = ANY (ARRAY[:user]::bigint[]) UNION ALL SELECT u.id, 1, s.start_time, s.end_time FROM users u JOIN attendances s ON s.user_id = u.id AND s.start_time >= coalesce((SELECT max(p.start_time) FROM attendances p WHERE p.user_id = u.id AND p.start_time < :start), :start) AND s.start_time <= :stop AND s.end_time >= :start WHERE u.id = ANY (ARRAY[:user]::bigint[]) ORDER BY 1, 2, 3;
INSERT INTO availability (user_id, start_time, end_time) SELECT :user, :start, :stop WHERE NOT EXISTS (SELECT 1 FROM availability a WHERE a.user_id = :user AND a.start_time = :start);
COMMIT;
