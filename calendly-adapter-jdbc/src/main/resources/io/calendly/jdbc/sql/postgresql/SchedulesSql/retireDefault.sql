WITH r AS MATERIALIZED (SELECT * FROM json_populate_recordset(CAST(NULL AS schedules), CAST(:rows AS json)))
UPDATE schedules s SET is_default = 0
FROM r
WHERE s.user_id = r.user_id AND s.name <> r.name AND r.is_default = 1
  AND s.user_id = ANY (ARRAY(SELECT user_id FROM r)) AND s.is_default = 1
