-- A host has few event types, so the slug is compared with that of each.
SELECT found.* FROM (
    SELECT h.event_type_id FROM event_type_hosts h
    WHERE h.user_id = :host AND h.event_type_id > :after AND (:anySlug = 1 OR h.slug = :slug)
    ORDER BY h.event_type_id LIMIT :max
) AS chosen
CROSS JOIN LATERAL (
    SELECT e.id, e.settings, e.created_at, e.version FROM event_types e WHERE e.id = chosen.event_type_id OFFSET 0) AS found
ORDER BY found.id
