WITH r AS MATERIALIZED (SELECT * FROM json_populate_recordset(CAST(NULL AS participants), CAST(:rows AS json)))
UPDATE participants p
SET start_time = r.start_time, end_time = r.end_time, canceled = r.canceled
FROM r
WHERE p.meeting_id = r.meeting_id AND p.user_id = r.user_id
  AND p.meeting_id = ANY (ARRAY(SELECT meeting_id FROM r))
