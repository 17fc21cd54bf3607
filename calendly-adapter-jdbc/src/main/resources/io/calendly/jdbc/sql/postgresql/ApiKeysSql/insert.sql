INSERT INTO api_keys (id, name, user_id, scopes, hash, created_at, expires_at, last_used_at)
SELECT r.id, r.name, r.user_id, r.scopes, r.hash, r.created_at, r.expires_at, r.last_used_at
FROM json_populate_recordset(CAST(NULL AS api_keys), CAST(:rows AS json)) AS r
