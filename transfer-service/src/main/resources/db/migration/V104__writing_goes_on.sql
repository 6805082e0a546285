-- How fast a running job is.
ALTER TABLE job_progress ADD COLUMN bytes_per_second bigint;
ALTER TABLE job_progress ADD COLUMN seconds_left bigint;

-- Somebody wants what lies on the medium, and has not arrived, to be written over.
ALTER TABLE transfer ADD COLUMN overwrite boolean NOT NULL DEFAULT false;
ALTER TABLE transfer ALTER COLUMN overwrite DROP DEFAULT;
