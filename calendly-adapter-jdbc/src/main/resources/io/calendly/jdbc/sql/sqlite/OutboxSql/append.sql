INSERT INTO outbox (subject_kind, subject_id, sequence, at, actor, credential, type, data)
SELECT value ->> 'subject_kind', value ->> 'subject_id',
       (value ->> 'number') + coalesce((SELECT max(o.sequence) FROM outbox o
                                        WHERE o.subject_kind = value ->> 'subject_kind'
                                          AND o.subject_id = value ->> 'subject_id'), 0),
       value ->> 'at', value ->> 'actor', value ->> 'credential', value ->> 'type', value ->> 'data'
FROM json_each(:rows)
ORDER BY key
