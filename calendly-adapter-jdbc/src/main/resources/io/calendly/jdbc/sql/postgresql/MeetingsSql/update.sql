WITH r AS MATERIALIZED (SELECT * FROM json_populate_recordset(CAST(NULL AS meetings), CAST(:rows AS json)))
UPDATE meetings m
SET start_time = r.start_time, end_time = r.end_time, title = r.title, description = r.description,
    location = r.location, rescheduled_from_start = r.rescheduled_from_start,
    rescheduled_from_end = r.rescheduled_from_end, canceled_at = r.canceled_at,
    cancellation_reason = r.cancellation_reason, version = r.version
FROM r
WHERE m.id = r.id
  -- Makes the plan for any rows enter the index, whatever the planner takes the number of rows for.
  AND m.id = ANY (ARRAY(SELECT id FROM r))
