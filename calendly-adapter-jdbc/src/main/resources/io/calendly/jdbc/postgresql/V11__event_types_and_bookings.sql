-- Event types, the bookings of invitees, and holds. A meeting that was booked knows its event type and its buffers.

-- The settings are JSON. The slug is in them, too, and is a column for the index.
CREATE TABLE event_types (
    id         uuid   NOT NULL PRIMARY KEY,
    slug       text   NOT NULL,
    settings   text   NOT NULL,
    created_at bigint NOT NULL,
    version    bigint NOT NULL,
    removed    bigint NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
);

-- Lists are in the order of the ids. A removed event type is in none of them; bookings still refer to it.
CREATE INDEX event_types_listed ON event_types (id) WHERE removed = 0;
CREATE INDEX event_types_by_slug ON event_types (slug, id) WHERE removed = 0;

-- The hosts of the event types that are not removed. No host has two event types of one slug.
CREATE TABLE event_type_hosts (
    event_type_id uuid   NOT NULL REFERENCES event_types (id),
    user_id       bigint NOT NULL REFERENCES users (id),
    slug          text   NOT NULL,
    PRIMARY KEY (event_type_id, user_id)
);

CREATE UNIQUE INDEX event_type_hosts_slug ON event_type_hosts (user_id, slug);
CREATE INDEX event_type_hosts_of_user ON event_type_hosts (user_id, event_type_id);

-- The slot is that of the meeting. Guests and answers are JSON. A booking has its place until it has ended.
CREATE TABLE bookings (
    id                     uuid   NOT NULL PRIMARY KEY,
    event_type_id          uuid   NOT NULL REFERENCES event_types (id),
    meeting_id             uuid   NOT NULL REFERENCES meetings (id),
    start_time             bigint NOT NULL,
    end_time               bigint NOT NULL,
    status                 text   NOT NULL,
    invitee_name           text   NOT NULL,
    invitee_email          text   NOT NULL,
    invitee_time_zone      text   NOT NULL,
    guests                 text   NOT NULL,
    answers                text   NOT NULL,
    token_hash             text   NOT NULL,
    created_at             bigint NOT NULL,
    rescheduled_from_start bigint,
    rescheduled_from_end   bigint,
    ended_at               bigint,
    ended_reason           text   NOT NULL DEFAULT '',
    version                bigint NOT NULL,
    CHECK (0 <= start_time AND start_time < end_time AND end_time <= 253402300799),
    CHECK ((ended_at IS NOT NULL) = (status IN ('DECLINED', 'CANCELED')))
);

CREATE INDEX bookings_of_meeting ON bookings (meeting_id);

-- Lists are in the order of these, and begin where a page ended.
CREATE INDEX bookings_by_start ON bookings (start_time, id);
CREATE INDEX bookings_of_event_type ON bookings (event_type_id, start_time, id);

-- No booking that starts earlier than the longest one is long before a window can reach into it.
CREATE INDEX bookings_by_length ON bookings ((end_time - start_time));

-- Places are counted by their start, and turns of a round robin by the time at which a place was taken.
CREATE INDEX bookings_with_place ON bookings (event_type_id, start_time) WHERE ended_at IS NULL;
CREATE INDEX bookings_by_age ON bookings (event_type_id, created_at) WHERE ended_at IS NULL;

-- The hosts are a JSON array of ids, by which no hold is found.
CREATE TABLE holds (
    id            uuid   NOT NULL PRIMARY KEY,
    event_type_id uuid   NOT NULL REFERENCES event_types (id),
    host_ids      text   NOT NULL,
    start_time    bigint NOT NULL,
    end_time      bigint NOT NULL,
    created_at    bigint NOT NULL,
    expires_at    bigint NOT NULL,
    CHECK (0 <= start_time AND start_time < end_time AND end_time <= 253402300799)
);

CREATE INDEX holds_of_event_type ON holds (event_type_id, start_time);
CREATE INDEX holds_by_age ON holds (event_type_id, created_at);
CREATE INDEX holds_by_expiry ON holds (expires_at);

-- Occupied time with buffers, or for a limited time, is a claim.
ALTER TABLE occupied_time
    ADD COLUMN buffer_before bigint NOT NULL DEFAULT 0,
    ADD COLUMN buffer_after  bigint NOT NULL DEFAULT 0,
    ADD COLUMN expires_at    bigint;

-- A calendar reads slots as before, and the claims among them from this index, which has all that it needs.
-- A search for an expiry does not imply the condition, and so does not enter here, where all meetings with buffers are.
CREATE INDEX occupied_time_claims ON occupied_time (user_id, start_time)
    INCLUDE (end_time, owner_kind, buffer_before, buffer_after, expires_at)
    WHERE coalesce(expires_at, -1) >= 0 OR buffer_before > 0 OR buffer_after > 0;

-- A transaction that occupies time of a user releases first what has expired.
CREATE INDEX occupied_time_by_expiry ON occupied_time (user_id, expires_at) WHERE expires_at IS NOT NULL;

ALTER TABLE meetings
    ADD COLUMN event_type_id uuid,
    ADD COLUMN buffer_before bigint NOT NULL DEFAULT 0,
    ADD COLUMN buffer_after  bigint NOT NULL DEFAULT 0;
