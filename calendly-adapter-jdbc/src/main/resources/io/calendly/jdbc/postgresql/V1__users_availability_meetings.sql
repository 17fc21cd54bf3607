-- Times are epoch seconds; every stretch is half-open, [start_time, end_time).

-- Lets a GiST index compare user ids for equality beside ranges for overlap.
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE users (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name       text   NOT NULL,
    created_at bigint NOT NULL
);

-- What people declared. Slots of one user neither overlap nor touch, so starts and ends have one order,
-- and the primary key finds the slots of a window without looking at any other.
CREATE TABLE availability (
    user_id    bigint NOT NULL REFERENCES users (id),
    start_time bigint NOT NULL,
    end_time   bigint NOT NULL,
    PRIMARY KEY (user_id, start_time),
    CHECK (0 <= start_time AND start_time < end_time AND end_time <= 253402300799),
    CONSTRAINT availability_disjoint
        EXCLUDE USING gist (user_id WITH =, int8range(start_time, end_time, '[)') WITH &&)
);

CREATE TABLE meetings (
    id         uuid   PRIMARY KEY,
    start_time bigint NOT NULL,
    end_time   bigint NOT NULL,
    created_at bigint NOT NULL,
    CHECK (0 <= start_time AND start_time < end_time AND end_time <= 253402300799)
);

-- Who attends what. The times are those of the meeting, kept here too for the index and the guard.
CREATE TABLE attendances (
    meeting_id uuid   NOT NULL REFERENCES meetings (id),
    user_id    bigint NOT NULL REFERENCES users (id),
    start_time bigint NOT NULL,
    end_time   bigint NOT NULL,
    PRIMARY KEY (meeting_id, user_id),
    CONSTRAINT attendances_disjoint
        EXCLUDE USING gist (user_id WITH =, int8range(start_time, end_time, '[)') WITH &&)
);

CREATE UNIQUE INDEX attendances_of_user ON attendances (user_id, start_time, end_time);
