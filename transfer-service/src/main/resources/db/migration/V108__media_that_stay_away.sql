-- Since when a medium is where it is, and whether somebody was told that it should be back.
ALTER TABLE medium ADD COLUMN since timestamptz;
ALTER TABLE medium ADD COLUMN overdue_at timestamptz;
UPDATE medium SET since = coalesce(
    (SELECT max(at) FROM medium_move WHERE medium_move.medium_id = medium.id), registered_at);
ALTER TABLE medium ALTER COLUMN since SET NOT NULL;
CREATE INDEX medium_away ON medium (since) WHERE state = 'IN_TRANSIT' AND overdue_at IS NULL;
