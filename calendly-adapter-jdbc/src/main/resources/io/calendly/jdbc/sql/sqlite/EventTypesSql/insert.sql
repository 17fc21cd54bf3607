INSERT INTO event_types (id, slug, settings, created_at, version)
SELECT value ->> 'id', value ->> 'slug', value ->> 'settings', value ->> 'created_at', value ->> 'version'
FROM json_each(:rows)
