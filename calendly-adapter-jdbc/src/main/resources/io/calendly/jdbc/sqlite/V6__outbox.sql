-- What happened, in order. A row is inserted in the transaction that makes it happen, and never changed.
--
-- sequence counts the events of one subject. The next number is the last one plus 1, so a job that deletes old
-- rows leaves the last row of each subject. The last row of all stays with them, so no position is given out twice,
-- and AUTOINCREMENT is not needed, which would write a further page in each transaction.
CREATE TABLE outbox (
    position     INTEGER PRIMARY KEY,
    subject_kind TEXT    NOT NULL,
    subject_id   TEXT    NOT NULL,
    sequence     INTEGER NOT NULL,
    at           INTEGER NOT NULL,
    actor        TEXT    NOT NULL,
    type         TEXT    NOT NULL,
    data         TEXT    NOT NULL
) STRICT;

CREATE UNIQUE INDEX outbox_sequence ON outbox (subject_kind, subject_id, sequence);
