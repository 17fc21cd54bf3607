SELECT user_id FROM schedules WHERE user_id IN (SELECT value FROM json_each(:ids)) AND name = :name
