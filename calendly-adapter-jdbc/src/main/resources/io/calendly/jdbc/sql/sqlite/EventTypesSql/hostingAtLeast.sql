SELECT user_id FROM event_type_hosts WHERE user_id IN (SELECT value FROM json_each(:ids))
GROUP BY user_id HAVING count(*) >= :number
