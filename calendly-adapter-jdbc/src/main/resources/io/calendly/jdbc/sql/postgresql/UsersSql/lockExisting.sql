SELECT id, name FROM users WHERE removed = 0 AND id = ANY (:ids) ORDER BY id FOR NO KEY UPDATE
