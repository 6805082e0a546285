-- Every snapshot that was ever staged here. The manifest is what its components are compared by.
CREATE TABLE snapshot (
    id              uuid        PRIMARY KEY,
    bundle_id       text        NOT NULL UNIQUE,
    file_name       text        NOT NULL,
    site            text        NOT NULL,
    epoch           bigint      NOT NULL,
    sequence        bigint      NOT NULL,
    snapshot_digest text        NOT NULL,
    index_sha256    text        NOT NULL,
    files           bigint      NOT NULL,
    bytes           bigint      NOT NULL,
    manifest        bytea       NOT NULL,
    state           text        NOT NULL CHECK (state IN ('STAGED', 'SWITCHED', 'ACTIVATED', 'REVERTED')),
    previous_id     uuid        REFERENCES snapshot,
    staged_at       timestamptz NOT NULL,
    switched_at     timestamptz,
    activated_at    timestamptz,
    version         integer     NOT NULL
);

-- At most one snapshot waits to be proved.
CREATE UNIQUE INDEX snapshot_switched ON snapshot (state) WHERE state = 'SWITCHED';

-- One row: the floor, which only rises, and the pointer, which says what is served. Nothing else says it.
CREATE TABLE relay_state (
    id              integer     PRIMARY KEY CHECK (id = 1),
    floor_epoch     bigint      NOT NULL,
    floor_sequence  bigint      NOT NULL,
    floor_bundle_id text,
    signed_time     timestamptz,
    current_id      uuid        REFERENCES snapshot,
    served_since    timestamptz
);
INSERT INTO relay_state (id, floor_epoch, floor_sequence) VALUES (1, 0, 0);

-- Roots that this relay walked to from the one it was given.
CREATE TABLE trusted_root (
    version      integer     PRIMARY KEY,
    envelope     bytea       NOT NULL,
    committed_at timestamptz NOT NULL
);

-- One row once somebody changed it; the configuration before that.
CREATE TABLE update_source (
    id         integer     PRIMARY KEY CHECK (id = 1),
    url        text        NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by text        NOT NULL
);
