-- Schedules and time off. Dates are days since 1970-01-01 on the clock of the schedule or of the time off, hours are
-- texts: '09:00-12:00,13:00-17:00', and for a week 'mon=09:00-17:00 tue=09:00-12:00 sat='.

CREATE TABLE schedules (
    user_id         INTEGER NOT NULL REFERENCES users (id),
    name            TEXT    NOT NULL,
    is_default      INTEGER NOT NULL CHECK (is_default IN (0, 1)),
    time_zone       TEXT    NOT NULL,
    weekly_hours    TEXT    NOT NULL,
    effective_from  INTEGER,
    effective_until INTEGER,
    PRIMARY KEY (user_id, name)
) STRICT, WITHOUT ROWID;

-- A user has one default. A calendar enters here, and finds nothing if the user has no schedule.
CREATE UNIQUE INDEX schedules_default ON schedules (user_id) WHERE is_default = 1;

CREATE TABLE schedule_overrides (
    user_id INTEGER NOT NULL,
    name    TEXT    NOT NULL,
    day     INTEGER NOT NULL,
    hours   TEXT    NOT NULL,
    PRIMARY KEY (user_id, name, day),
    FOREIGN KEY (user_id, name) REFERENCES schedules (user_id, name) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- No two travels of a schedule have a day in common, so their ends have the order of their starts.
CREATE TABLE schedule_travels (
    user_id   INTEGER NOT NULL,
    name      TEXT    NOT NULL,
    from_day  INTEGER NOT NULL,
    until_day INTEGER NOT NULL,
    time_zone TEXT    NOT NULL,
    PRIMARY KEY (user_id, name, from_day),
    FOREIGN KEY (user_id, name) REFERENCES schedules (user_id, name) ON DELETE CASCADE,
    CHECK (from_day <= until_day)
) STRICT, WITHOUT ROWID;

-- Time off is the slot of its reach if it has no days. If it has days, the reach is the slot in which a clock of some
-- zone could show them: a later version of the tz database may read the days in another way.
CREATE TABLE time_off (
    id          TEXT    NOT NULL PRIMARY KEY,
    user_id     INTEGER NOT NULL REFERENCES users (id),
    reach_start INTEGER NOT NULL,
    reach_end   INTEGER NOT NULL,
    from_day    INTEGER,
    until_day   INTEGER,
    time_zone   TEXT,
    reason      TEXT    NOT NULL,
    CHECK (0 <= reach_start AND reach_start < reach_end AND reach_end <= 253402300799),
    CHECK (from_day <= until_day),
    CHECK ((from_day IS NULL) = (until_day IS NULL) AND (from_day IS NULL) = (time_zone IS NULL))
) STRICT, WITHOUT ROWID;

-- A user has few entries that are not over, and any number that are. A window is entered at the first that ends in it.
CREATE INDEX time_off_by_end ON time_off (user_id, reach_end, reach_start);

-- Lists are in the order of this, and begin where a page ended.
CREATE INDEX time_off_by_start ON time_off (user_id, reach_start, id);
