UPDATE api_keys
SET last_used_at = r.value ->> 'hour'
FROM json_each(:rows) r
WHERE api_keys.id = r.value ->> 'id' AND (last_used_at IS NULL OR last_used_at < r.value ->> 'hour')
