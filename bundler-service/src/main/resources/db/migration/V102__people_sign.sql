-- The signed part of a bundle, kept before anybody signs it. Whoever has it may sign it, so its sequence is never given to
-- another manifest: what is released has a gap where a manifest was cancelled.
CREATE TABLE manifest_draft (
    bundle_id              text        PRIMARY KEY,
    cycle_id               uuid        NOT NULL REFERENCES cycle,
    site                   text        NOT NULL,
    epoch                  bigint      NOT NULL CHECK (epoch >= 1),
    sequence               bigint      NOT NULL CHECK (sequence >= 1),
    manifest               bytea       NOT NULL,
    -- Entry 1 of the bundle, to which the manifest refers.
    roots                  bytea       NOT NULL,
    root_version           integer     NOT NULL,
    root_fingerprint       text        NOT NULL,
    threshold              integer     NOT NULL CHECK (threshold >= 1),
    post_quantum_threshold integer     NOT NULL CHECK (post_quantum_threshold >= 0),
    state                  text        NOT NULL,
    -- Why it was cancelled, and what came in its place if the cycle goes on.
    detail                 text,
    replaced_by            text,
    drafted_at             timestamptz NOT NULL,
    UNIQUE (site, epoch, sequence)
);
CREATE UNIQUE INDEX manifest_draft_open ON manifest_draft (cycle_id) WHERE state = 'AWAITING_SIGNATURES';

CREATE TABLE manifest_signature (
    bundle_id text        NOT NULL REFERENCES manifest_draft,
    key_id    text        NOT NULL,
    algorithm text        NOT NULL,
    signature bytea       NOT NULL,
    added_by  text        NOT NULL,
    added_at  timestamptz NOT NULL,
    PRIMARY KEY (bundle_id, key_id)
);

DROP INDEX cycle_waiting_for_work;
CREATE INDEX cycle_waiting_for_work ON cycle (number) WHERE state IN ('STARTED', 'SNAPSHOT_TAKEN', 'AWAITING_SIGNATURES');

-- Whether one key was enough to release it. It was for everything that was released before this was asked.
ALTER TABLE bundle ADD COLUMN single_signer boolean NOT NULL DEFAULT true;
ALTER TABLE bundle ALTER COLUMN single_signer DROP DEFAULT;

-- The root document that the site trusts, by its newest receipt.
ALTER TABLE site ADD COLUMN root_version integer;
