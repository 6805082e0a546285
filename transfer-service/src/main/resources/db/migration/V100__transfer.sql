CREATE TABLE medium (
    id             uuid        PRIMARY KEY,
    number         bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    serial         text        NOT NULL UNIQUE,
    label          text        NOT NULL,
    kind           text        NOT NULL,
    capacity_bytes bigint      NOT NULL CHECK (capacity_bytes > 0),
    registered_by  text        NOT NULL,
    registered_at  timestamptz NOT NULL
);

-- One carry, as this zone knows it: drafted here in the DMZ, arrived here in the air gap.
CREATE TABLE transfer (
    id              uuid        PRIMARY KEY,
    number          bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    version         integer     NOT NULL,
    cycle_id        text        NOT NULL,
    site            text        NOT NULL,
    state           text        NOT NULL,
    bundle_known    boolean     NOT NULL,
    rules_known     boolean     NOT NULL,
    medium_id       uuid        REFERENCES medium,
    medium_serial   text,
    requested_by    text,
    custodian       text,
    recipient       text,
    manifest_sha256 text,
    error_code      text,
    error_detail    text,
    last_event_id   uuid        NOT NULL,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    arrived_at      timestamptz
);
CREATE UNIQUE INDEX transfer_drafted_once_per_cycle ON transfer (cycle_id) WHERE arrived_at IS NULL;
CREATE INDEX transfer_cycle ON transfer (cycle_id);
CREATE INDEX transfer_unfinished ON transfer (number) WHERE state IN ('WRITING', 'ARRIVED');

CREATE TABLE transfer_file (
    transfer_id uuid   NOT NULL REFERENCES transfer,
    position    integer NOT NULL,
    name        text   NOT NULL,
    kind        text   NOT NULL,
    size        bigint NOT NULL CHECK (size >= 0),
    sha256      text   NOT NULL,
    content_id  text   NOT NULL,
    -- Under which name its producer gives out the bytes: the bundle id, the rule update's number.
    origin      text   NOT NULL,
    PRIMARY KEY (transfer_id, position)
);

-- A request to read the medium that stands ready.
CREATE TABLE arrival (
    id            uuid        PRIMARY KEY,
    number        bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    version       integer     NOT NULL,
    state         text        NOT NULL,
    medium_serial text,
    custodian     text        NOT NULL,
    error_code    text,
    error_detail  text,
    started_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL
);
CREATE INDEX arrival_running ON arrival (number) WHERE state = 'RUNNING';

CREATE TABLE arrival_transfer (
    arrival_id  uuid NOT NULL REFERENCES arrival,
    transfer_id uuid NOT NULL,
    PRIMARY KEY (arrival_id, transfer_id)
);

-- How far a running job is, for people who wait; job_id is a transfer's or an arrival's.
CREATE TABLE job_progress (
    job_id uuid   PRIMARY KEY,
    step   text   NOT NULL,
    done   bigint NOT NULL,
    total  bigint NOT NULL
);
