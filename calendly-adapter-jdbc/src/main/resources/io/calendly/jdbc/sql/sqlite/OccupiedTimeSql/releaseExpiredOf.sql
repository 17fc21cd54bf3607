DELETE FROM occupied_time
WHERE (user_id, start_time) IN (
    SELECT o.user_id, o.start_time
    FROM json_each(:rows) r CROSS JOIN occupied_time o INDEXED BY occupied_time_by_expiry
    WHERE o.user_id = r.value ->> 'user_id' AND o.expires_at <= r.value ->> 'now')
