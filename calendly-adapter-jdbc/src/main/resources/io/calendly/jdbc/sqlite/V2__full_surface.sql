-- What the full surface knows of people and meetings, and answers that are given again.

ALTER TABLE users ADD COLUMN email TEXT;
ALTER TABLE users ADD COLUMN email_key TEXT;
ALTER TABLE users ADD COLUMN time_zone TEXT NOT NULL DEFAULT 'UTC';
ALTER TABLE users ADD COLUMN search_key TEXT NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE users ADD COLUMN removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1));

UPDATE users SET search_key = lower(name);

-- No two people share an address, however it is capitalized.
CREATE UNIQUE INDEX users_email ON users (email_key);

ALTER TABLE meetings ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE meetings ADD COLUMN description TEXT NOT NULL DEFAULT '';
ALTER TABLE meetings ADD COLUMN location TEXT NOT NULL DEFAULT '';
ALTER TABLE meetings ADD COLUMN series_id TEXT;
ALTER TABLE meetings ADD COLUMN rescheduled_from_start INTEGER;
ALTER TABLE meetings ADD COLUMN rescheduled_from_end INTEGER;
ALTER TABLE meetings ADD COLUMN canceled_at INTEGER;
ALTER TABLE meetings ADD COLUMN cancellation_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE meetings ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

-- Lists are in the order of these, and begin where a page ended.
CREATE INDEX meetings_scheduled ON meetings (start_time, id) WHERE canceled_at IS NULL;
CREATE INDEX meetings_canceled ON meetings (start_time, id) WHERE canceled_at IS NOT NULL;
CREATE INDEX meetings_of_series ON meetings (series_id, start_time) WHERE series_id IS NOT NULL;

-- No meeting that starts earlier than the longest one is long before a window can reach into it.
CREATE INDEX meetings_by_length ON meetings (end_time - start_time);

-- Who would have attended what was canceled. Apart from attendances, so that these stay what is booked, and no more.
CREATE TABLE canceled_attendances (
    meeting_id TEXT    NOT NULL REFERENCES meetings (id),
    user_id    INTEGER NOT NULL REFERENCES users (id),
    start_time INTEGER NOT NULL,
    end_time   INTEGER NOT NULL,
    PRIMARY KEY (meeting_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX canceled_attendances_of_user ON canceled_attendances (user_id, start_time, meeting_id);

-- Answers to requests that came with a key of the client's.
CREATE TABLE answers (
    key     TEXT    NOT NULL PRIMARY KEY,
    request TEXT    NOT NULL,
    since   INTEGER NOT NULL,
    answer  TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX answers_by_age ON answers (since);
