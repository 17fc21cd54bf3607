SELECT id, name, created_at, email, time_zone, external_id, version FROM users
WHERE removed = 0 AND id > :after
    AND substr(search_key, 1, instr(search_key || char(10), char(10)) - 1) LIKE :pattern ESCAPE '!'
ORDER BY id LIMIT :max
