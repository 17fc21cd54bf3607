WITH r AS MATERIALIZED (SELECT * FROM json_populate_recordset(CAST(NULL AS bookings), CAST(:rows AS json)))
UPDATE bookings b
SET meeting_id = r.meeting_id, start_time = r.start_time, end_time = r.end_time, status = r.status,
    rescheduled_from_start = r.rescheduled_from_start, rescheduled_from_end = r.rescheduled_from_end,
    ended_at = r.ended_at, ended_reason = r.ended_reason, version = r.version
FROM r
WHERE b.id = r.id
  -- Makes the plan for any rows enter the index, whatever the planner takes the number of rows for.
  AND b.id = ANY (ARRAY(SELECT id FROM r))
