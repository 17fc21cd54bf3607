-- A count of the changes to users, for who keeps a copy of them and wants to know whether it is still true. Over
-- several rows, since a change holds its row until it is committed and others would wait for it.

CREATE TABLE user_changes (
    part  bigint PRIMARY KEY,
    count bigint NOT NULL
);

INSERT INTO user_changes (part, count) SELECT part, 0 FROM generate_series(0, 15) AS part;

CREATE FUNCTION count_user_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE user_changes SET count = count + 1 WHERE part = pg_backend_pid() % 16;
    RETURN NULL;
END
$$;

CREATE TRIGGER users_changed
    AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON users
    FOR EACH STATEMENT EXECUTE FUNCTION count_user_change();
