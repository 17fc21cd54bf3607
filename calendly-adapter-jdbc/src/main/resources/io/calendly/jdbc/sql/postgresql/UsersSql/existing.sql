SELECT id FROM users WHERE removed = 0 AND id = ANY (:ids)
