INSERT INTO event_type_hosts (event_type_id, user_id, slug)
SELECT r.event_type_id, r.user_id, r.slug
FROM json_populate_recordset(CAST(NULL AS event_type_hosts), CAST(:rows AS json)) AS r
