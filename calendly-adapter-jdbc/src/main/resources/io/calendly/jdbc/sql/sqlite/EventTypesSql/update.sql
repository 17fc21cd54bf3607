UPDATE event_types
SET slug = r.value ->> 'slug', settings = r.value ->> 'settings', version = r.value ->> 'version'
FROM json_each(:rows) r
WHERE event_types.id = r.value ->> 'id'
