SELECT e.id, e.settings, e.created_at, e.version FROM event_types e
WHERE e.removed = 0 AND e.slug = :slug AND e.id > :after
ORDER BY e.id LIMIT :max
