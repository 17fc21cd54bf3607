-- The subject is locked, or new: no other transaction can take the same numbers. The rows are in the order of the events,
-- and so are their positions, since nothing but the function is read.
INSERT INTO outbox (subject_kind, subject_id, sequence, at, actor, credential, type, data)
SELECT r.subject_kind, r.subject_id,
       r.number + coalesce((SELECT max(o.sequence) FROM outbox o
                            WHERE o.subject_kind = r.subject_kind AND o.subject_id = r.subject_id), 0),
       r.at, r.actor, r.credential, r.type, r.data
FROM json_to_recordset(CAST(:rows AS json)) AS r (number bigint, subject_kind text, subject_id text, at bigint,
                                                  actor text, credential text, type text, data json)
