SELECT e.id, e.settings, e.created_at, e.version,
       (SELECT json_group_object(h.user_id, (SELECT u.time_zone FROM users u WHERE u.id = h.user_id AND u.removed = 0))
        FROM event_type_hosts h WHERE h.event_type_id = e.id) AS time_zones
FROM event_types e
WHERE e.id = :id AND e.removed = 0
