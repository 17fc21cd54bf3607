SELECT id, name, created_at, email, time_zone, external_id, version FROM users
WHERE removed = 0 AND id > :after AND split_part(search_key, chr(10), 1) LIKE :pattern ESCAPE '!'
ORDER BY id LIMIT :max
