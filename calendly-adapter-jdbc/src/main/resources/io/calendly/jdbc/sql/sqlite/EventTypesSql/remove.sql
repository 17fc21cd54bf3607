UPDATE event_types SET removed = 1 WHERE id IN (SELECT value ->> 'id' FROM json_each(:rows))
