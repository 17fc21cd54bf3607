DELETE FROM event_type_hosts WHERE event_type_id IN (SELECT value ->> 'id' FROM json_each(:rows))
