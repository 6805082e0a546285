-- How fast a running job is.
ALTER TABLE job_progress ADD COLUMN bytes_per_second bigint;
ALTER TABLE job_progress ADD COLUMN seconds_left bigint;

-- Somebody wants what lies on the medium, and has not arrived, to be written over.
ALTER TABLE transfer ADD COLUMN overwrite boolean NOT NULL DEFAULT false;
ALTER TABLE transfer ALTER COLUMN overwrite DROP DEFAULT;

-- The medium is at a desk, where the command line writes and reads it.
ALTER TABLE transfer ADD COLUMN at_desk boolean NOT NULL DEFAULT false;
ALTER TABLE transfer ALTER COLUMN at_desk DROP DEFAULT;
ALTER TABLE transfer ADD COLUMN on_medium_at timestamptz;
ALTER TABLE arrival ADD COLUMN at_desk boolean NOT NULL DEFAULT false;
ALTER TABLE arrival ALTER COLUMN at_desk DROP DEFAULT;
ALTER TABLE medium_return ADD COLUMN at_desk boolean NOT NULL DEFAULT false;
ALTER TABLE medium_return ALTER COLUMN at_desk DROP DEFAULT;
