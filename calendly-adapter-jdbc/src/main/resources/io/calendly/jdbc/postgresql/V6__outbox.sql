-- What happened, in order. A row is inserted in the transaction that makes it happen, and never changed.
--
-- sequence counts the events of one subject. The next number is the last one plus 1, so a job that deletes old
-- rows leaves the last row of each subject.
CREATE TABLE outbox (
    position     bigint GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME outbox_positions) PRIMARY KEY,
    subject_kind text   NOT NULL,
    subject_id   text   NOT NULL,
    sequence     bigint NOT NULL,
    at           bigint NOT NULL,
    actor        text   NOT NULL,
    type         text   NOT NULL,
    data         text   NOT NULL
);

CREATE UNIQUE INDEX outbox_sequence ON outbox (subject_kind, subject_id, sequence);

-- Transactions do not commit in the order in which they took their positions, so a reader that goes on after the last
-- position it has seen could miss one that commits later. Therefore a transaction announces, before it takes its first
-- position, the last one that is taken: as the key of a shared advisory lock, which ends with the transaction and for
-- which no transaction ever waits. The keys begin at "outbox" in ASCII; no other lock of ours has a key past it.
CREATE FUNCTION announce_outbox_positions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- One less, since a sequence that was never used has a last value too.
    PERFORM pg_advisory_xact_lock_shared(x'6f7574626f780000'::bigint + last_value - 1) FROM outbox_positions;
    RETURN NULL;
END
$$;

CREATE TRIGGER outbox_announced BEFORE INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION announce_outbox_positions();

-- The position up to which nothing can be inserted any more. What was announced is looked at after the sequence: a
-- transaction that announces later takes a later position. The rows are read by a later statement, which sees whatever
-- was committed by then.
CREATE FUNCTION settled_outbox_position() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    taken bigint := (SELECT last_value FROM outbox_positions);
BEGIN
    RETURN least(taken, (
        SELECT min(((l.classid::bigint << 32) | l.objid::bigint) - x'6f7574626f780000'::bigint)
        FROM pg_locks l
        WHERE l.locktype = 'advisory' AND l.objsubid = 1
          AND ((l.classid::bigint << 32) | l.objid::bigint) >= x'6f7574626f780000'::bigint
          AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())));
END
$$;
