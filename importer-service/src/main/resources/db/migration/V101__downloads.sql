-- Security update downloads: the job rows of the import loop.
CREATE TABLE download (
    id               uuid        PRIMARY KEY,
    number           bigint      GENERATED ALWAYS AS IDENTITY,
    cycle_id         text,
    trigger          text        NOT NULL,
    actor            text,
    causation_id     text,
    started_event_id text,
    state            text        NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'FINISHED')),
    outcome          text,
    update_source    text,
    source_result    text,
    created_at       timestamptz NOT NULL,
    started_at       timestamptz,
    finished_at      timestamptz,
    version          integer     NOT NULL
);
CREATE INDEX download_open ON download (number) WHERE state <> 'FINISHED';
CREATE INDEX download_cycle ON download (cycle_id);

-- What a delivery said would be in the install directory.
CREATE TABLE expected_bundle (
    download_id uuid NOT NULL REFERENCES download,
    file_name   text NOT NULL,
    bundle_id   text NOT NULL,
    PRIMARY KEY (download_id, file_name)
);

-- What became of each bundle that a download met; a resumed download finds here what it has already said.
CREATE TABLE met_bundle (
    id          uuid        PRIMARY KEY,
    download_id uuid        NOT NULL REFERENCES download,
    file_name   text        NOT NULL,
    bundle_id   text,
    outcome     text        NOT NULL,
    code        text,
    detail      text,
    recorded_at timestamptz NOT NULL,
    UNIQUE (download_id, file_name)
);
