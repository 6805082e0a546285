-- Air gap: when the files of a transfer were deleted; what is known of it stays.
ALTER TABLE transfer ADD COLUMN content_deleted_at timestamptz;
CREATE INDEX transfer_kept ON transfer (updated_at) WHERE state = 'CLOSED' AND content_deleted_at IS NULL;
