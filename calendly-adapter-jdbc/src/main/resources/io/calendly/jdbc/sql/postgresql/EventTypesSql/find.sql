-- OFFSET 0 keeps the planner from a partial index, which the id does not lead.
SELECT e.id, e.settings, e.created_at, e.version,
       (SELECT json_object_agg(h.user_id, (SELECT u.time_zone FROM users u WHERE u.id = h.user_id AND u.removed = 0))
        FROM event_type_hosts h WHERE h.event_type_id = e.id) AS time_zones
FROM (SELECT i.* FROM event_types i WHERE i.id = :id OFFSET 0) AS e
WHERE e.removed = 0
