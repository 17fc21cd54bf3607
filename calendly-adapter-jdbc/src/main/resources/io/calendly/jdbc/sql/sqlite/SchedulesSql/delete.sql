DELETE FROM schedules
WHERE (user_id, name) IN (SELECT value ->> 'user_id', value ->> 'name' FROM json_each(:rows))
