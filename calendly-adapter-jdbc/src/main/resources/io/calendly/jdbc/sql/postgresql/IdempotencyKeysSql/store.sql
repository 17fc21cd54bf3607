WITH r AS MATERIALIZED (
    SELECT * FROM json_populate_recordset(CAST(NULL AS idempotency_keys), CAST(:rows AS json))
)
UPDATE idempotency_keys k
SET status = r.status, headers = r.headers, body = r.body
FROM r
WHERE k.caller = r.caller AND k.key = r.key
  AND k.caller = ANY (ARRAY(SELECT caller FROM r)) AND k.key = ANY (ARRAY(SELECT key FROM r))
