-- Occupied time is a thing of its own: its owner is a meeting today, and need not be one. Participation is another: a
-- canceled meeting keeps its participants and occupies nothing. Until now both were attendances.

CREATE TABLE occupied_time (
    owner_kind text   NOT NULL,
    owner_id   uuid   NOT NULL,
    user_id    bigint NOT NULL REFERENCES users (id),
    start_time bigint NOT NULL,
    end_time   bigint NOT NULL,
    CHECK (0 <= start_time AND start_time < end_time AND end_time <= 253402300799)
);

INSERT INTO occupied_time (owner_kind, owner_id, user_id, start_time, end_time)
SELECT 'MEETING', meeting_id, user_id, start_time, end_time FROM attendances;

-- Slots of one user do not overlap, so no two start together. The index has all that a calendar needs.
ALTER TABLE occupied_time
    ADD PRIMARY KEY (user_id, start_time) INCLUDE (end_time),
    ADD CONSTRAINT occupied_time_disjoint
        EXCLUDE USING gist (user_id WITH =, int8range(start_time, end_time, '[)') WITH &&);

CREATE INDEX occupied_time_of_owner ON occupied_time (owner_id);

-- Who takes part in what. The times and the state are those of the meeting, kept here too for the index.
CREATE TABLE participants (
    meeting_id uuid   NOT NULL REFERENCES meetings (id),
    user_id    bigint NOT NULL REFERENCES users (id),
    start_time bigint NOT NULL,
    end_time   bigint NOT NULL,
    canceled   bigint NOT NULL CHECK (canceled IN (0, 1))
);

INSERT INTO participants (meeting_id, user_id, start_time, end_time, canceled)
SELECT meeting_id, user_id, start_time, end_time, 0 FROM attendances
UNION ALL
SELECT meeting_id, user_id, start_time, end_time, 1 FROM canceled_attendances;

ALTER TABLE participants ADD PRIMARY KEY (meeting_id, user_id);

-- Lists are in the order of this, and begin where a page ended.
CREATE INDEX participants_of_user ON participants (user_id, canceled, start_time, meeting_id) INCLUDE (end_time);

DROP TABLE attendances;
DROP TABLE canceled_attendances;
