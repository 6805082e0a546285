-- By when the site should have the bundle after this one. Bundles released before it was kept here get what was the default.
ALTER TABLE bundle ADD COLUMN next_expected_by timestamptz;
UPDATE bundle SET next_expected_by = released_at + interval '8 days';
ALTER TABLE bundle ALTER COLUMN next_expected_by SET NOT NULL;

-- The newest receipt when the snapshot was taken: a build that is repeated says the same in its manifest.
ALTER TABLE cycle ADD COLUMN known_receipt bigint;
-- Why no rule update goes with the bundle.
ALTER TABLE cycle ADD COLUMN rules_code text;
ALTER TABLE cycle ADD COLUMN rules_detail text;
ALTER TABLE cycle ADD COLUMN departed_at timestamptz;
-- By when the site's receipt should be here; overdue_since is the same time once somebody was told that it is not.
ALTER TABLE cycle ADD COLUMN due_at timestamptz;
ALTER TABLE cycle ADD COLUMN overdue_since timestamptz;
ALTER TABLE cycle ADD COLUMN ended_at timestamptz;
ALTER TABLE cycle ADD COLUMN outcome text;
ALTER TABLE cycle ADD COLUMN outcome_code text;
ALTER TABLE cycle ADD COLUMN outcome_detail text;
ALTER TABLE cycle ADD COLUMN receipt_number bigint;
-- Whether the site says that it has served this cycle's bundle.
ALTER TABLE cycle ADD COLUMN activated boolean NOT NULL DEFAULT false;

UPDATE cycle SET ended_at = updated_at WHERE state = 'FAILED';
UPDATE cycle SET departed_at = cycle.updated_at, due_at = bundle.next_expected_by
  FROM bundle WHERE bundle.bundle_id = cycle.bundle_id AND cycle.state = 'WAITING_FOR_RECEIPT';

CREATE INDEX cycle_awaiting_receipt ON cycle (due_at) WHERE state = 'WAITING_FOR_RECEIPT';
CREATE INDEX cycle_closed ON cycle (site, number) WHERE state = 'CLOSED';

-- What is known of a site: by its newest receipt, and by what has become of its cycles.
CREATE TABLE site (
    site            text        PRIMARY KEY,
    receipt_number  bigint,
    receipt_sha256  text,
    accepted_at     timestamptz,
    floor_epoch     bigint,
    floor_sequence  bigint,
    served_bundle   text,
    served_snapshot text,
    -- Snapshots that the site holds: what a differential bundle may rest on.
    held_snapshots  text[]      NOT NULL DEFAULT '{}',
    -- By when the next medium should have left.
    expected_by     timestamptz,
    standing        text,
    code            text,
    detail          text,
    since           timestamptz,
    overdue_since   timestamptz,
    version         integer     NOT NULL DEFAULT 0
);
INSERT INTO site (site, expected_by)
SELECT DISTINCT ON (bundle.site) bundle.site, bundle.next_expected_by
  FROM bundle JOIN cycle ON cycle.id = bundle.cycle_id
 ORDER BY bundle.site, cycle.departed_at IS NULL, CASE WHEN cycle.departed_at IS NULL THEN cycle.number ELSE -cycle.number END;
