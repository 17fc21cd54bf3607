-- No copy of the users is kept any more, so their changes need not be counted.
DROP TRIGGER users_changed ON users;
DROP FUNCTION count_user_change();
DROP TABLE user_changes;
