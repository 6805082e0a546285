-- Who gave a medium to whom, and what both read on its bag.
ALTER TABLE medium_move ADD COLUMN handed_by text;
ALTER TABLE medium_move ADD COLUMN taken_by text;
ALTER TABLE medium_move ADD COLUMN seal_number text;
ALTER TABLE transfer ADD COLUMN seal_number text;
ALTER TABLE arrival ADD COLUMN delivered_by text;
ALTER TABLE arrival ADD COLUMN seal_number text;
ALTER TABLE medium_return ADD COLUMN delivered_by text;
ALTER TABLE medium_return ADD COLUMN seal_number text;
-- DMZ: until when what a transfer carries can be imported.
ALTER TABLE transfer ADD COLUMN expires_at timestamptz;

-- What was read completely is VERIFIED; ARRIVED is what is being read.
UPDATE transfer SET state = 'VERIFIED' WHERE state = 'ARRIVED';
DROP INDEX transfer_unfinished;
CREATE INDEX transfer_unfinished ON transfer (number) WHERE state IN ('WRITING', 'SEALING', 'VERIFIED');
CREATE INDEX transfer_medium ON transfer (medium_id) WHERE medium_id IS NOT NULL;
