-- Passes over rows that another transaction releases now, since no user is locked: to wait for it could end in a deadlock.
WITH n AS MATERIALIZED (
    SELECT max(r.now) AS now FROM json_to_recordset(CAST(:rows AS json)) AS r (now bigint)
)
DELETE FROM occupied_time
WHERE owner_id = ANY (ARRAY(
        SELECT o.owner_id FROM occupied_time o WHERE o.expires_at <= (SELECT now FROM n) FOR UPDATE SKIP LOCKED))
  AND expires_at <= (SELECT now FROM n)
