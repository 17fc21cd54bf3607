SELECT id FROM users WHERE removed = 0 AND id IN (SELECT value FROM json_each(:ids))
