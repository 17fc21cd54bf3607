-- Occupied time is a thing of its own: its owner is a meeting today, and need not be one. Participation is another: a
-- canceled meeting keeps its participants and occupies nothing. Until now both were attendances.

-- Slots of one user do not overlap, so no two start together.
CREATE TABLE occupied_time (
    owner_kind TEXT    NOT NULL,
    owner_id   TEXT    NOT NULL,
    user_id    INTEGER NOT NULL REFERENCES users (id),
    start_time INTEGER NOT NULL,
    end_time   INTEGER NOT NULL,
    PRIMARY KEY (user_id, start_time),
    CHECK (0 <= start_time AND start_time < end_time AND end_time <= 253402300799)
) STRICT, WITHOUT ROWID;

-- In the order of the key, so that the table is filled from one end.
INSERT INTO occupied_time (owner_kind, owner_id, user_id, start_time, end_time)
SELECT 'MEETING', meeting_id, user_id, start_time, end_time FROM attendances ORDER BY user_id, start_time;

CREATE INDEX occupied_time_of_owner ON occupied_time (owner_id);

-- The second guard, should anything ever write past the domain. Since stored slots are disjoint, the one that starts
-- last before the new one's end is the only one that can overlap it.
CREATE TRIGGER occupied_time_overlap_on_insert BEFORE INSERT ON occupied_time
WHEN (SELECT end_time FROM occupied_time WHERE user_id = NEW.user_id AND start_time < NEW.end_time
      ORDER BY start_time DESC LIMIT 1) > NEW.start_time
BEGIN
    SELECT RAISE(ABORT, 'guard: occupied time of a user overlaps');
END;

CREATE TRIGGER occupied_time_frozen BEFORE UPDATE ON occupied_time
BEGIN
    SELECT RAISE(ABORT, 'guard: occupied time is deleted and inserted, never updated');
END;

-- Who takes part in what. The times and the state are those of the meeting, kept here too for the index.
CREATE TABLE participants (
    meeting_id TEXT    NOT NULL REFERENCES meetings (id),
    user_id    INTEGER NOT NULL REFERENCES users (id),
    start_time INTEGER NOT NULL,
    end_time   INTEGER NOT NULL,
    canceled   INTEGER NOT NULL CHECK (canceled IN (0, 1)),
    PRIMARY KEY (meeting_id, user_id)
) STRICT, WITHOUT ROWID;

INSERT INTO participants (meeting_id, user_id, start_time, end_time, canceled)
SELECT meeting_id, user_id, start_time, end_time, 0 FROM attendances
UNION ALL
SELECT meeting_id, user_id, start_time, end_time, 1 FROM canceled_attendances
ORDER BY 1, 2;

-- Lists are in the order of this, and begin where a page ended.
CREATE INDEX participants_of_user ON participants (user_id, canceled, start_time, meeting_id, end_time);

DROP TABLE attendances;
DROP TABLE canceled_attendances;
