INSERT INTO api_keys (id, name, user_id, scopes, hash, created_at, expires_at, last_used_at)
SELECT value ->> 'id', value ->> 'name', value ->> 'user_id', value ->> 'scopes', value ->> 'hash',
       value ->> 'created_at', value ->> 'expires_at', value ->> 'last_used_at'
FROM json_each(:rows)
