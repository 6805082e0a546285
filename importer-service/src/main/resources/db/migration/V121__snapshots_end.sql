-- The cycle that made the bundle, which the DMZ answers with; the order in which snapshots were switched to; since when the DMZ
-- is known to know of it.
ALTER TABLE snapshot ADD COLUMN cycle_id text;
ALTER TABLE snapshot ADD COLUMN switch_number bigint NOT NULL DEFAULT 0;
ALTER TABLE snapshot ADD COLUMN reported_at timestamptz;
CREATE INDEX snapshot_cycle ON snapshot (cycle_id);
UPDATE snapshot SET switch_number = ordered.number
FROM (SELECT id, row_number() OVER (ORDER BY switched_at) AS number FROM snapshot WHERE switched_at IS NOT NULL) AS ordered
WHERE ordered.id = snapshot.id;

-- Whether its content is here. DELETING is not used any more, and may be half gone.
ALTER TABLE snapshot ADD COLUMN content text NOT NULL DEFAULT 'HELD' CHECK (content IN ('HELD', 'DELETING', 'DELETED'));
ALTER TABLE snapshot ALTER COLUMN content DROP DEFAULT;
