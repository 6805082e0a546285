-- Whether the content of a snapshot is here. DELETING is not used any more, and may be half gone.
ALTER TABLE snapshot ADD COLUMN content text NOT NULL DEFAULT 'HELD' CHECK (content IN ('HELD', 'DELETING', 'DELETED'));
ALTER TABLE snapshot ALTER COLUMN content DROP DEFAULT;
