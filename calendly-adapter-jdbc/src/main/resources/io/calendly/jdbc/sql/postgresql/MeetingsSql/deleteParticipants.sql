WITH r AS MATERIALIZED (SELECT * FROM json_populate_recordset(CAST(NULL AS participants), CAST(:rows AS json)))
DELETE FROM participants p
USING r
WHERE p.meeting_id = r.meeting_id AND p.user_id = r.user_id
  AND p.meeting_id = ANY (ARRAY(SELECT meeting_id FROM r))
