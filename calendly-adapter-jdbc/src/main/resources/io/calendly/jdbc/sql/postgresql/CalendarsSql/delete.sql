WITH r AS MATERIALIZED (
    SELECT * FROM json_to_recordset(CAST(:rows AS json)) AS r (user_id bigint, start_time bigint)
)
DELETE FROM availability
WHERE user_id = ANY (ARRAY(SELECT r.user_id FROM r))
  AND start_time = ANY (ARRAY(SELECT r.start_time FROM r))
  AND (user_id, start_time) IN (SELECT r.user_id, r.start_time FROM r)
