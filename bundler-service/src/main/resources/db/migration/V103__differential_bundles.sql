-- Whether somebody asked for a bundle that carries everything.
ALTER TABLE cycle ADD COLUMN full_requested boolean NOT NULL DEFAULT false;

-- The snapshot that a differential bundle rests on, and how many files a bundle carries: of a full one all that it lists.
ALTER TABLE bundle ADD COLUMN base text;
ALTER TABLE bundle ADD COLUMN carried_files bigint;
UPDATE bundle SET carried_files = snapshot.files FROM snapshot WHERE snapshot.id = bundle.snapshot_id;
ALTER TABLE bundle ALTER COLUMN carried_files SET NOT NULL;
ALTER TABLE bundle ADD CHECK ((kind = 'differential') = (base IS NOT NULL));
