-- Passes over holds that another transaction removes now. To wait for it could end in a deadlock, since no user is locked.
DELETE FROM holds
WHERE id = ANY (ARRAY(
    SELECT h.id FROM holds h
    WHERE h.expires_at <= (SELECT max(r.time) FROM json_to_recordset(CAST(:rows AS json)) AS r (time bigint))
    FOR UPDATE SKIP LOCKED))
