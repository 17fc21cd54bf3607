-- Idempotency keys belong to their caller. The stored reply has a column for each of its parts; until now it was one
-- text: the status, the header fields and, after an empty line, the body.

CREATE TABLE idempotency_keys (
    caller      text   NOT NULL,
    key         text   NOT NULL,
    fingerprint text   NOT NULL,
    claimed_at  bigint NOT NULL,
    status      bigint NOT NULL DEFAULT 0,
    headers     text   NOT NULL DEFAULT '',
    body        text   NOT NULL DEFAULT '',
    PRIMARY KEY (caller, key)
);

INSERT INTO idempotency_keys (caller, key, fingerprint, claimed_at, status, headers, body)
SELECT 'administrator', key, request, since,
       CAST(split_part(head, E'\n', 1) AS bigint),
       substr(head, length(split_part(head, E'\n', 1)) + 2),
       substr(answer, length(head) + 3)
FROM (SELECT key, request, since, answer, split_part(answer, E'\n\n', 1) AS head FROM answers) AS old;

CREATE INDEX idempotency_keys_by_age ON idempotency_keys (claimed_at);

DROP TABLE answers;
