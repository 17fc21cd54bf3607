UPDATE idempotency_keys
SET status = r.value ->> 'status', headers = r.value ->> 'headers', body = r.value ->> 'body'
FROM json_each(:rows) r
WHERE idempotency_keys.caller = r.value ->> 'caller' AND idempotency_keys.key = r.value ->> 'key'
