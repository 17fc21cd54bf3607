WITH r AS MATERIALIZED (SELECT * FROM json_to_recordset(CAST(:rows AS json)) AS r (user_id bigint, name text))
DELETE FROM schedules
WHERE user_id = ANY (ARRAY(SELECT r.user_id FROM r))
  AND name = ANY (ARRAY(SELECT r.name FROM r))
  AND (user_id, name) IN (SELECT r.user_id, r.name FROM r)
