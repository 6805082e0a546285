-- When the file of a bundle was deleted, because the site had said long ago what became of it; what is known of it stays.
ALTER TABLE bundle ADD COLUMN file_deleted_at timestamptz;
