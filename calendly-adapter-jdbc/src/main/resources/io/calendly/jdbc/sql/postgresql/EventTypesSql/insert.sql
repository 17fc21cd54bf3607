INSERT INTO event_types (id, slug, settings, created_at, version)
SELECT r.id, r.slug, r.settings, r.created_at, r.version
FROM json_populate_recordset(CAST(NULL AS event_types), CAST(:rows AS json)) AS r
