-- Idempotency keys belong to their caller. The stored reply has a column for each of its parts; until now it was one
-- text: the status, the header fields and, after an empty line, the body.

CREATE TABLE idempotency_keys (
    caller      TEXT    NOT NULL,
    key         TEXT    NOT NULL,
    fingerprint TEXT    NOT NULL,
    claimed_at  INTEGER NOT NULL,
    status      INTEGER NOT NULL DEFAULT 0,
    headers     TEXT    NOT NULL DEFAULT '',
    body        TEXT    NOT NULL DEFAULT '',
    PRIMARY KEY (caller, key)
) STRICT, WITHOUT ROWID;

INSERT INTO idempotency_keys (caller, key, fingerprint, claimed_at, status, headers, body)
SELECT 'administrator', key, request, since,
       CAST(substr(head, 1, instr(head || char(10), char(10)) - 1) AS INTEGER),
       substr(head, instr(head || char(10), char(10)) + 1),
       substr(answer, length(head) + 3)
FROM (SELECT key, request, since, answer,
             substr(answer, 1, instr(answer, char(10) || char(10)) - 1) AS head
      FROM answers);

CREATE INDEX idempotency_keys_by_age ON idempotency_keys (claimed_at);

DROP TABLE answers;
