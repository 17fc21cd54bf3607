SELECT e.id, e.settings, e.created_at, e.version,
       (SELECT json_group_object(h.user_id, u.time_zone)
        FROM event_type_hosts h JOIN users u ON u.id = h.user_id
        WHERE h.event_type_id = e.id AND u.removed = 0) AS time_zones
FROM event_types e
WHERE e.id = :id AND e.removed = 0
