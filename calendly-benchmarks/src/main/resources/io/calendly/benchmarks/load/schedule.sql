\set first random(501, 1000)
\set second 501 + (:first - 500 + random(0, 498)) % 500
\set start 1893456000 + 60 * random(0, 7999999)
\set stop :start + 60
BEGIN;
SELECT id FROM users WHERE id = ANY (ARRAY[:first, :second]::bigint[]) ORDER BY id FOR NO KEY UPDATE;
SELECT u.id, 0, s.start_time, s.end_time FROM unnest(ARRAY[:first, :second]::bigint[]) AS u (id) CROSS JOIN LATERAL (SELECT i.start_time, i.end_time FROM availability i WHERE i.user_id = u.id AND i.start_time >= coalesce((SELECT max(p.start_time) FROM availability p WHERE p.user_id = u.id AND p.start_time < :start), :start) AND i.start_time <= :stop AND i.end_time >= :start ORDER BY i.start_time OFFSET 0) AS s UNION ALL SELECT u.id, 1, s.start_time, s.end_time FROM unnest(ARRAY[:first, :second]::bigint[]) AS u (id) CROSS JOIN LATERAL (SELECT i.start_time, i.end_time FROM attendances i WHERE i.user_id = u.id AND i.start_time >= coalesce((SELECT max(p.start_time) FROM attendances p WHERE p.user_id = u.id AND p.start_time < :start), :start) AND i.start_time <= :stop AND i.end_time >= :start ORDER BY i.start_time OFFSET 0) AS s;
WITH meeting AS (INSERT INTO meetings (id, start_time, end_time, created_at) VALUES (gen_random_uuid(), :start, :stop, :start) RETURNING id) INSERT INTO attendances (meeting_id, user_id, start_time, end_time) SELECT meeting.id, attendee, :start, :stop FROM meeting, unnest(ARRAY[:first, :second]::bigint[]) AS attendee;
COMMIT;
