WITH r AS MATERIALIZED (SELECT * FROM json_populate_recordset(CAST(NULL AS users), CAST(:rows AS json)))
UPDATE users u
SET name = r.name, email = r.email, time_zone = r.time_zone, external_id = r.external_id,
    search_key = r.search_key, version = r.version,
    -- An address of before V9 may have a key of its own, which it keeps until it changes.
    email_key = CASE WHEN u.email IS NOT DISTINCT FROM r.email THEN u.email_key ELSE r.email_key END
FROM r
WHERE u.id = r.id
  -- Makes the plan for any rows enter the index, whatever the planner takes the number of rows for.
  AND u.id = ANY (ARRAY(SELECT id FROM r))
