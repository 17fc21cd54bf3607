-- Event types, the bookings of invitees, and holds. A meeting that was booked knows its event type and its buffers.

-- The settings are JSON. The slug is in them, too, and is a column for the index.
CREATE TABLE event_types (
    id         TEXT    NOT NULL PRIMARY KEY,
    slug       TEXT    NOT NULL,
    settings   TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    version    INTEGER NOT NULL,
    removed    INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;

-- Lists are in the order of the ids. A removed event type is in none of them; bookings still refer to it.
CREATE INDEX event_types_listed ON event_types (id) WHERE removed = 0;
CREATE INDEX event_types_by_slug ON event_types (slug, id) WHERE removed = 0;

-- The hosts of the event types that are not removed. No host has two event types of one slug.
CREATE TABLE event_type_hosts (
    event_type_id TEXT    NOT NULL REFERENCES event_types (id),
    user_id       INTEGER NOT NULL REFERENCES users (id),
    slug          TEXT    NOT NULL,
    PRIMARY KEY (event_type_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX event_type_hosts_slug ON event_type_hosts (user_id, slug);
CREATE INDEX event_type_hosts_of_user ON event_type_hosts (user_id, event_type_id);

-- The slot is that of the meeting. Guests and answers are JSON. A booking has its place until it has ended.
CREATE TABLE bookings (
    id                     TEXT    NOT NULL PRIMARY KEY,
    event_type_id          TEXT    NOT NULL REFERENCES event_types (id),
    meeting_id             TEXT    NOT NULL REFERENCES meetings (id),
    start_time             INTEGER NOT NULL,
    end_time               INTEGER NOT NULL,
    status                 TEXT    NOT NULL,
    invitee_name           TEXT    NOT NULL,
    invitee_email          TEXT    NOT NULL,
    invitee_time_zone      TEXT    NOT NULL,
    guests                 TEXT    NOT NULL,
    answers                TEXT    NOT NULL,
    token_hash             TEXT    NOT NULL,
    created_at             INTEGER NOT NULL,
    rescheduled_from_start INTEGER,
    rescheduled_from_end   INTEGER,
    ended_at               INTEGER,
    ended_reason           TEXT    NOT NULL DEFAULT '',
    version                INTEGER NOT NULL,
    CHECK (0 <= start_time AND start_time < end_time AND end_time <= 253402300799),
    CHECK ((ended_at IS NOT NULL) = (status IN ('DECLINED', 'CANCELED')))
) STRICT, WITHOUT ROWID;

CREATE INDEX bookings_of_meeting ON bookings (meeting_id);

-- Lists are in the order of these, and begin where a page ended.
CREATE INDEX bookings_by_start ON bookings (start_time, id);
CREATE INDEX bookings_of_event_type ON bookings (event_type_id, start_time, id);

-- No booking that starts earlier than the longest one is long before a window can reach into it.
CREATE INDEX bookings_by_length ON bookings (end_time - start_time);

-- Places are counted by their start, and turns of a round robin by the time at which a place was taken.
CREATE INDEX bookings_with_place ON bookings (event_type_id, start_time) WHERE ended_at IS NULL;
CREATE INDEX bookings_by_age ON bookings (event_type_id, created_at) WHERE ended_at IS NULL;

-- The hosts are a JSON array of ids, by which no hold is found.
CREATE TABLE holds (
    id            TEXT    NOT NULL PRIMARY KEY,
    event_type_id TEXT    NOT NULL REFERENCES event_types (id),
    host_ids      TEXT    NOT NULL,
    start_time    INTEGER NOT NULL,
    end_time      INTEGER NOT NULL,
    created_at    INTEGER NOT NULL,
    expires_at    INTEGER NOT NULL,
    CHECK (0 <= start_time AND start_time < end_time AND end_time <= 253402300799)
) STRICT, WITHOUT ROWID;

CREATE INDEX holds_of_event_type ON holds (event_type_id, start_time);
CREATE INDEX holds_by_age ON holds (event_type_id, created_at);
CREATE INDEX holds_by_expiry ON holds (expires_at);

-- Occupied time with buffers, or for a limited time, is a claim.
ALTER TABLE occupied_time ADD COLUMN buffer_before INTEGER NOT NULL DEFAULT 0;
ALTER TABLE occupied_time ADD COLUMN buffer_after  INTEGER NOT NULL DEFAULT 0;
ALTER TABLE occupied_time ADD COLUMN expires_at    INTEGER;

-- A calendar reads slots as before, and the claims among them by this index. A search for an
-- expiry does not imply the condition, and so does not enter here, where all meetings with buffers are.
CREATE INDEX occupied_time_claims ON occupied_time (user_id, start_time)
    WHERE coalesce(expires_at, -1) >= 0 OR buffer_before > 0 OR buffer_after > 0;

-- A transaction that occupies time of a user releases first what has expired.
CREATE INDEX occupied_time_by_expiry ON occupied_time (user_id, expires_at) WHERE expires_at IS NOT NULL;

ALTER TABLE meetings ADD COLUMN event_type_id TEXT;
ALTER TABLE meetings ADD COLUMN buffer_before INTEGER NOT NULL DEFAULT 0;
ALTER TABLE meetings ADD COLUMN buffer_after  INTEGER NOT NULL DEFAULT 0;
