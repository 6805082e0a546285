-- A medium belongs to one site, is somewhere, and has a history.
ALTER TABLE medium ADD COLUMN version integer NOT NULL DEFAULT 0;
ALTER TABLE medium ADD COLUMN owner_site text NOT NULL DEFAULT '${site}';
ALTER TABLE medium ADD COLUMN state text NOT NULL DEFAULT 'REGISTERED';
ALTER TABLE medium ALTER COLUMN version DROP DEFAULT;
ALTER TABLE medium ALTER COLUMN owner_site DROP DEFAULT;
ALTER TABLE medium ALTER COLUMN state DROP DEFAULT;

CREATE TABLE medium_move (
    medium_id   uuid        NOT NULL REFERENCES medium,
    position    integer     NOT NULL,
    step        text        NOT NULL,
    state       text        NOT NULL,
    transfer_id uuid,
    actor       text        NOT NULL,
    note        text,
    at          timestamptz NOT NULL,
    PRIMARY KEY (medium_id, position)
);

-- Where a medium is that was used before: what its newest transfer says.
UPDATE medium SET state = newest.place
FROM (
    SELECT DISTINCT ON (medium_id) medium_id,
        CASE state WHEN 'DEPARTED' THEN 'IN_TRANSIT' WHEN 'RECEIPTED' THEN 'RETURNED' ELSE 'IN_DMZ' END AS place
    FROM transfer WHERE medium_id IS NOT NULL ORDER BY medium_id, number DESC
) newest
WHERE newest.medium_id = medium.id;
