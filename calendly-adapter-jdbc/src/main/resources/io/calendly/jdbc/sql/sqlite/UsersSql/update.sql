UPDATE users
SET name = r.value ->> 'name', email = r.value ->> 'email',
    -- An address of before V9 may have a key of its own, which it keeps until it changes.
    email_key = CASE WHEN email IS r.value ->> 'email' THEN email_key ELSE r.value ->> 'email_key' END,
    time_zone = r.value ->> 'time_zone', external_id = r.value ->> 'external_id',
    search_key = r.value ->> 'search_key', version = r.value ->> 'version'
FROM json_each(:rows) r
WHERE users.id = r.value ->> 'id'
