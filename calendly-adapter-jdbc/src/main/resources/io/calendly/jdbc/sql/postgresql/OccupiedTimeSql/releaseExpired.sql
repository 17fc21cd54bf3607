-- Passes over rows that another transaction releases now. To wait for it could end in a deadlock, since no user is locked.
DELETE FROM occupied_time
WHERE ctid = ANY (ARRAY(
    SELECT o.ctid FROM occupied_time o
    WHERE o.expires_at <= (SELECT max(r.now) FROM json_to_recordset(CAST(:rows AS json)) AS r (now bigint))
    FOR UPDATE SKIP LOCKED))
