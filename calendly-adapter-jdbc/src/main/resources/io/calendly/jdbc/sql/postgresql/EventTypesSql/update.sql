WITH r AS MATERIALIZED (SELECT * FROM json_populate_recordset(CAST(NULL AS event_types), CAST(:rows AS json)))
UPDATE event_types e
SET slug = r.slug, settings = r.settings, version = r.version
FROM r
WHERE e.id = r.id
  -- Makes the plan for any rows enter the index, whatever the planner takes the number of rows for.
  AND e.id = ANY (ARRAY(SELECT id FROM r))
