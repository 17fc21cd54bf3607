-- A host has few event types, so the slug is compared with that of each.
SELECT e.id, e.settings, e.created_at, e.version
FROM event_type_hosts h CROSS JOIN event_types e ON e.id = h.event_type_id
WHERE h.user_id = :host AND h.event_type_id > :after AND (:anySlug = 1 OR h.slug = :slug)
ORDER BY h.event_type_id LIMIT :max
