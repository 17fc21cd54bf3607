WITH r AS MATERIALIZED (SELECT * FROM json_to_recordset(CAST(:rows AS json)) AS r (id uuid, hour bigint))
UPDATE api_keys k
SET last_used_at = r.hour
FROM r
WHERE k.id = r.id AND (k.last_used_at IS NULL OR k.last_used_at < r.hour)
  -- Makes the plan for any rows enter the index, whatever the planner takes the number of rows for.
  AND k.id = ANY (ARRAY(SELECT id FROM r))
