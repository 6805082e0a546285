-- Until when a bundle may be installed; unknown for those that were released before it was kept.
ALTER TABLE bundle ADD COLUMN expires_at timestamptz;
