INSERT INTO event_type_hosts (event_type_id, user_id, slug)
SELECT value ->> 'event_type_id', value ->> 'user_id', value ->> 'slug' FROM json_each(:rows)
