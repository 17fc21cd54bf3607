\set user random(111, 500)
\set start 1893456000 + 60 * random(0, 7999999)
\set stop :start + 60
BEGIN;
SELECT id FROM users WHERE id = ANY (ARRAY[:user]::bigint[]) ORDER BY id FOR NO KEY UPDATE;
SELECT u.id, 0, s.start_time, s.end_time FROM unnest(ARRAY[:user]::bigint[]) AS u (id) CROSS JOIN LATERAL (SELECT i.start_time, i.end_time FROM availability i WHERE i.user_id = u.id AND i.start_time >= coalesce((SELECT max(p.start_time) FROM availability p WHERE p.user_id = u.id AND p.start_time < :start), :start) AND i.start_time <= :stop AND i.end_time >= :start ORDER BY i.start_time OFFSET 0) AS s UNION ALL SELECT u.id, 1, s.start_time, s.end_time FROM unnest(ARRAY[:user]::bigint[]) AS u (id) CROSS JOIN LATERAL (SELECT i.start_time, i.end_time FROM attendances i WHERE i.user_id = u.id AND i.start_time >= coalesce((SELECT max(p.start_time) FROM attendances p WHERE p.user_id = u.id AND p.start_time < :start), :start) AND i.start_time <= :stop AND i.end_time >= :start ORDER BY i.start_time OFFSET 0) AS s;
INSERT INTO availability (user_id, start_time, end_time) SELECT :user, :start, :stop WHERE NOT EXISTS (SELECT 1 FROM availability a WHERE a.user_id = :user AND a.start_time = :start);
COMMIT;
