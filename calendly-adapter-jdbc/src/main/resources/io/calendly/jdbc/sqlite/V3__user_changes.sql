-- A count of the changes to users, for who keeps a copy of them and wants to know whether it is still true.

CREATE TABLE user_changes (
    part  INTEGER PRIMARY KEY,
    count INTEGER NOT NULL
) STRICT;

INSERT INTO user_changes (part, count) VALUES (0, 0);

CREATE TRIGGER users_added AFTER INSERT ON users
BEGIN
    UPDATE user_changes SET count = count + 1;
END;

CREATE TRIGGER users_changed AFTER UPDATE ON users
BEGIN
    UPDATE user_changes SET count = count + 1;
END;

CREATE TRIGGER users_deleted AFTER DELETE ON users
BEGIN
    UPDATE user_changes SET count = count + 1;
END;
