-- No copy of the users is kept any more, so their changes need not be counted.
DROP TRIGGER users_added;
DROP TRIGGER users_changed;
DROP TRIGGER users_deleted;
DROP TABLE user_changes;
