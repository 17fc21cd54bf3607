WITH r AS MATERIALIZED (SELECT * FROM json_to_recordset(CAST(:rows AS json)) AS r (user_id bigint, now bigint))
DELETE FROM occupied_time
WHERE user_id = ANY (ARRAY(SELECT r.user_id FROM r)) AND expires_at <= (SELECT max(r.now) FROM r)
