-- What importer-service keeps, as far as a crash can tear it; the constraints are the same.
CREATE TABLE snapshot (
    bundle_id    text    PRIMARY KEY,
    epoch        bigint  NOT NULL,
    sequence     bigint  NOT NULL,
    index_sha256 text    NOT NULL,
    manifest     bytea   NOT NULL,
    state        text    NOT NULL CHECK (state IN ('STAGED', 'SWITCHED', 'ACTIVATED', 'REVERTED')),
    previous_id  text    REFERENCES snapshot
);
CREATE UNIQUE INDEX snapshot_switched ON snapshot (state) WHERE state = 'SWITCHED';
CREATE TABLE relay_state (
    id              integer PRIMARY KEY CHECK (id = 1),
    floor_epoch     bigint  NOT NULL,
    floor_sequence  bigint  NOT NULL,
    floor_bundle_id text,
    current_id      text    REFERENCES snapshot
);
CREATE TABLE trusted_root (
    version  integer PRIMARY KEY,
    envelope bytea   NOT NULL
);
CREATE TABLE download (
    number bigint PRIMARY KEY,
    state  text   NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'FINISHED'))
);
CREATE TABLE met_bundle (
    download  bigint NOT NULL REFERENCES download,
    file_name text   NOT NULL,
    bundle_id text,
    outcome   text   NOT NULL,
    PRIMARY KEY (download, file_name)
);
CREATE TABLE producer_head (
    id  integer PRIMARY KEY CHECK (id = 1),
    seq bigint  NOT NULL
);
CREATE TABLE event (
    seq      bigint PRIMARY KEY,
    download bigint NOT NULL,
    type     text   NOT NULL,
    subject  text   NOT NULL,
    detail   text   NOT NULL
);
INSERT INTO relay_state (id, floor_epoch, floor_sequence) VALUES (1, 0, 0);
INSERT INTO producer_head VALUES (1, 0);
