SELECT user_id FROM event_type_hosts WHERE user_id = ANY (:ids)
GROUP BY user_id HAVING count(*) >= :number
