-- Times are epoch seconds; every stretch is half-open, [start_time, end_time).

CREATE TABLE users (
    id         INTEGER PRIMARY KEY AUTOINCREMENT, -- AUTOINCREMENT: no number is given out twice
    name       TEXT    NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

-- What people declared. Slots of one user neither overlap nor touch, so starts and ends have one order,
-- and (user_id, start_time) finds the slots of a window without looking at any other.
CREATE TABLE availability (
    user_id    INTEGER NOT NULL REFERENCES users (id),
    start_time INTEGER NOT NULL,
    end_time   INTEGER NOT NULL,
    PRIMARY KEY (user_id, start_time),
    CHECK (0 <= start_time AND start_time < end_time AND end_time <= 253402300799)
) STRICT, WITHOUT ROWID;

CREATE TABLE meetings (
    id         TEXT    NOT NULL PRIMARY KEY,
    start_time INTEGER NOT NULL,
    end_time   INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    CHECK (0 <= start_time AND start_time < end_time AND end_time <= 253402300799)
) STRICT, WITHOUT ROWID;

-- Who attends what. The times are those of the meeting, kept here too for the index and the guard.
CREATE TABLE attendances (
    meeting_id TEXT    NOT NULL REFERENCES meetings (id),
    user_id    INTEGER NOT NULL REFERENCES users (id),
    start_time INTEGER NOT NULL,
    end_time   INTEGER NOT NULL,
    PRIMARY KEY (meeting_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX attendances_of_user ON attendances (user_id, start_time, end_time);

-- The second guard, should anything ever write past the domain. Since stored stretches are disjoint, the one that
-- starts last before the new one's end is the only one that can overlap it.

CREATE TRIGGER availability_overlap_on_insert BEFORE INSERT ON availability
WHEN (SELECT end_time FROM availability WHERE user_id = NEW.user_id AND start_time < NEW.end_time
      ORDER BY start_time DESC LIMIT 1) > NEW.start_time
BEGIN
    SELECT RAISE(ABORT, 'guard: declared time of a user overlaps');
END;

CREATE TRIGGER availability_frozen BEFORE UPDATE ON availability
BEGIN
    SELECT RAISE(ABORT, 'guard: declared time is deleted and inserted, never updated');
END;

CREATE TRIGGER attendances_overlap_on_insert BEFORE INSERT ON attendances
WHEN (SELECT end_time FROM attendances WHERE user_id = NEW.user_id AND start_time < NEW.end_time
      ORDER BY start_time DESC LIMIT 1) > NEW.start_time
BEGIN
    SELECT RAISE(ABORT, 'guard: meetings of a user overlap');
END;

CREATE TRIGGER attendances_frozen BEFORE UPDATE ON attendances
BEGIN
    SELECT RAISE(ABORT, 'guard: attendance is deleted and inserted, never updated');
END;
