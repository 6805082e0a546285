-- A transfer is on one medium or on several.
CREATE TABLE transfer_volume (
    transfer_id     uuid    NOT NULL REFERENCES transfer,
    number          integer NOT NULL,
    medium_id       uuid,
    medium_serial   text    NOT NULL,
    manifest_sha256 text,
    confirmed_at    timestamptz,
    departed        boolean NOT NULL,
    PRIMARY KEY (transfer_id, number)
);
CREATE INDEX transfer_volume_medium ON transfer_volume (medium_id) WHERE medium_id IS NOT NULL;

CREATE TABLE transfer_piece (
    transfer_id uuid    NOT NULL REFERENCES transfer,
    position    integer NOT NULL,
    volume      integer NOT NULL,
    file        text    NOT NULL,
    part        integer NOT NULL,
    file_offset bigint  NOT NULL,
    size        bigint  NOT NULL,
    sha256      text,
    PRIMARY KEY (transfer_id, position)
);

ALTER TABLE transfer ADD COLUMN volumes integer NOT NULL DEFAULT 0;
ALTER TABLE transfer ALTER COLUMN volumes DROP DEFAULT;
ALTER TABLE transfer ADD COLUMN set_digest text;

-- What was written or arrived before is one volume; in the air gap it was read when it was verified.
INSERT INTO transfer_volume (transfer_id, number, medium_id, medium_serial, manifest_sha256, confirmed_at, departed)
SELECT id, 1, medium_id, medium_serial, manifest_sha256,
    CASE WHEN arrived_at IS NULL THEN on_medium_at
         WHEN state NOT IN ('ARRIVED', 'REJECTED') THEN updated_at END,
    state IN ('DEPARTED', 'LOST', 'RECEIPTED', 'CLOSED')
FROM transfer WHERE medium_serial IS NOT NULL;
UPDATE transfer SET volumes = 1 WHERE medium_serial IS NOT NULL;

DROP INDEX transfer_medium;
ALTER TABLE transfer DROP COLUMN medium_id;
ALTER TABLE transfer DROP COLUMN medium_serial;
ALTER TABLE transfer DROP COLUMN manifest_sha256;
ALTER TABLE transfer DROP COLUMN on_medium_at;
