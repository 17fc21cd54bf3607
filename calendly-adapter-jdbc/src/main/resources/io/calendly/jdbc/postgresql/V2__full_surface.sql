-- What the full surface knows of people and meetings, and answers that are given again.

ALTER TABLE users
    ADD COLUMN email      text,
    ADD COLUMN email_key  text,
    ADD COLUMN time_zone  text   NOT NULL DEFAULT 'UTC',
    ADD COLUMN search_key text   NOT NULL DEFAULT '',
    ADD COLUMN version    bigint NOT NULL DEFAULT 1,
    ADD COLUMN removed    bigint NOT NULL DEFAULT 0 CHECK (removed IN (0, 1));

UPDATE users SET search_key = lower(name);

-- No two people share an address, however it is capitalized.
CREATE UNIQUE INDEX users_email ON users (email_key);

ALTER TABLE meetings
    ADD COLUMN title                  text   NOT NULL DEFAULT '',
    ADD COLUMN description            text   NOT NULL DEFAULT '',
    ADD COLUMN location               text   NOT NULL DEFAULT '',
    ADD COLUMN series_id              uuid,
    ADD COLUMN rescheduled_from_start bigint,
    ADD COLUMN rescheduled_from_end   bigint,
    ADD COLUMN canceled_at            bigint,
    ADD COLUMN cancellation_reason    text   NOT NULL DEFAULT '',
    ADD COLUMN version                bigint NOT NULL DEFAULT 1;

-- Lists are in the order of these, and begin where a page ended.
CREATE INDEX meetings_scheduled ON meetings (start_time, id) WHERE canceled_at IS NULL;
CREATE INDEX meetings_canceled ON meetings (start_time, id) WHERE canceled_at IS NOT NULL;
CREATE INDEX meetings_of_series ON meetings (series_id, start_time) WHERE series_id IS NOT NULL;

-- No meeting that starts earlier than the longest one is long before a window can reach into it.
CREATE INDEX meetings_by_length ON meetings ((end_time - start_time));

-- Who would have attended what was canceled. Apart from attendances, so that these stay what is booked, and no more.
CREATE TABLE canceled_attendances (
    meeting_id uuid   NOT NULL REFERENCES meetings (id),
    user_id    bigint NOT NULL REFERENCES users (id),
    start_time bigint NOT NULL,
    end_time   bigint NOT NULL,
    PRIMARY KEY (meeting_id, user_id)
);

CREATE INDEX canceled_attendances_of_user ON canceled_attendances (user_id, start_time, meeting_id);

-- Answers to requests that came with a key of the client's.
CREATE TABLE answers (
    key     text   PRIMARY KEY,
    request text   NOT NULL,
    since   bigint NOT NULL,
    answer  text   NOT NULL
);

CREATE INDEX answers_by_age ON answers (since);
