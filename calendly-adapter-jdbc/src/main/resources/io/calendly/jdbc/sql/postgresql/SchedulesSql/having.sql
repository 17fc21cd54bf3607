SELECT user_id FROM schedules WHERE user_id = ANY (:ids) AND name = :name
