-- The time zone of the wall clock of a series, by which the series is moved. It was not stored until now.
ALTER TABLE meetings ADD COLUMN series_time_zone text NOT NULL DEFAULT 'UTC';
