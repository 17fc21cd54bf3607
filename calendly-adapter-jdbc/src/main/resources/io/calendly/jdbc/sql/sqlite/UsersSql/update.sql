UPDATE users
SET name = r.value ->> 'name', email = r.value ->> 'email', email_key = r.value ->> 'email_key',
    time_zone = r.value ->> 'time_zone', search_key = r.value ->> 'search_key', version = r.value ->> 'version'
FROM json_each(:rows) r
WHERE users.id = r.value ->> 'id'
