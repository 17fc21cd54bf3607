-- The writer has the whole database to itself. All that is left of locking is to find out who exists.
SELECT id, name FROM users WHERE removed = 0 AND id IN (SELECT value FROM json_each(:ids))
