-- What an update source held at one time. The listing of its files is a blob of the content store; index_* describe it.
CREATE TABLE snapshot (
    id                  uuid        PRIMARY KEY,
    site                text        NOT NULL,
    digest              text        NOT NULL,
    files               bigint      NOT NULL,
    bytes               bigint      NOT NULL,
    index_sha256        text        NOT NULL,
    index_size          bigint      NOT NULL,
    index_stored_sha256 text        NOT NULL,
    index_stored_size   bigint      NOT NULL,
    index_crc32         bigint      NOT NULL,
    taken_at            timestamptz NOT NULL,
    unchanged           boolean     NOT NULL,
    number              bigint      GENERATED ALWAYS AS IDENTITY UNIQUE
);
CREATE INDEX snapshot_of_site ON snapshot (site, number);

CREATE TABLE snapshot_component (
    snapshot_id   uuid        NOT NULL REFERENCES snapshot,
    component_id  text        NOT NULL,
    type          text        NOT NULL,
    version_order text        NOT NULL,
    version       text        NOT NULL,
    published     timestamptz NOT NULL,
    PRIMARY KEY (snapshot_id, component_id)
);

-- Only released bundles have a row: the next sequence is the last one here plus 1, so it cannot have a gap.
CREATE TABLE bundle (
    bundle_id       text        PRIMARY KEY,
    cycle_id        uuid        NOT NULL UNIQUE,
    site            text        NOT NULL,
    epoch           bigint      NOT NULL CHECK (epoch >= 1),
    sequence        bigint      NOT NULL CHECK (sequence >= 1),
    kind            text        NOT NULL,
    previous        text        REFERENCES bundle,
    snapshot_id     uuid        NOT NULL REFERENCES snapshot,
    snapshot_digest text        NOT NULL,
    file_name       text        NOT NULL,
    path            text        NOT NULL,
    size            bigint      NOT NULL,
    sha256          text        NOT NULL,
    unchanged       boolean     NOT NULL,
    content_of      timestamptz NOT NULL,
    released_at     timestamptz NOT NULL,
    UNIQUE (site, epoch, sequence)
);

-- Every component that a site was ever given: one that is gone must be named as removed in every bundle from then on.
CREATE TABLE released_component (
    site            text   NOT NULL,
    component_id    text   NOT NULL,
    first_bundle_id text   NOT NULL REFERENCES bundle,
    PRIMARY KEY (site, component_id)
);

CREATE TABLE cycle (
    id            uuid        PRIMARY KEY,
    -- The order of arrival: cycles that wait are worked on in this order.
    number        bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    site          text        NOT NULL,
    state         text        NOT NULL,
    cycle_trigger text        NOT NULL,
    started_by    text        NOT NULL,
    started_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    last_event_id uuid        NOT NULL,
    snapshot_id   uuid        REFERENCES snapshot,
    bundle_id     text        REFERENCES bundle,
    transfer_id   text,
    error_step    text,
    error_code    text,
    error_detail  text,
    version       integer     NOT NULL
);
CREATE INDEX cycle_waiting_for_work ON cycle (number) WHERE state IN ('STARTED', 'SNAPSHOT_TAKEN');
CREATE INDEX cycle_by_trigger ON cycle (site, cycle_trigger, started_at);

-- How far the work of a cycle is; beside the cycle so that it can be told without touching it.
CREATE TABLE cycle_progress (
    cycle_id uuid   PRIMARY KEY REFERENCES cycle,
    step     text   NOT NULL,
    done     bigint NOT NULL,
    total    bigint NOT NULL,
    unit     text   NOT NULL
);
