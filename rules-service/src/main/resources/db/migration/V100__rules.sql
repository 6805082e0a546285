-- One row a rule update that this zone has made (dmz) or accepted (air gap). Numbers are YY-NNN: text order is their order.
CREATE TABLE rule_update (
    id               text        PRIMARY KEY CHECK (id ~ '^[0-9a-f]{64}$'),
    site             text        NOT NULL,
    number           text        NOT NULL CHECK (number ~ '^[0-9]{2}-[0-9]{3}$'),
    state            text        NOT NULL
        CHECK (state IN ('EXPORTED', 'AWAITING_CONFIRMATION', 'CONFIRMED', 'APPLIED', 'REJECTED')),
    file_name        text        NOT NULL,
    size             bigint      NOT NULL,
    sha256           text        NOT NULL,
    manifest         bytea       NOT NULL,
    rules            integer     NOT NULL,
    rule_set_digest  text        NOT NULL,
    cycle_id         text,
    brought_by       text,
    summary          text,
    summary_basis    text,
    cause_event      text,
    confirmed_by     text,
    code             text,
    detail           text,
    recorded_at      timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL,
    applied_at       timestamptz,
    version          integer     NOT NULL,
    -- Two different updates with one number would be an equivocation: not even a bug may store them.
    UNIQUE (site, number)
);
CREATE UNIQUE INDEX rule_update_one_confirmed ON rule_update (site) WHERE state = 'CONFIRMED';

-- What the site's sensors use, and the number below which nothing is accepted. Locked by whoever changes either.
CREATE TABLE rule_set (
    site       text PRIMARY KEY,
    floor      text,
    update_id  text REFERENCES rule_update (id),
    applied_at timestamptz
);

-- dmz: one job a cycle.
CREATE TABLE rule_export (
    id           uuid        PRIMARY KEY,
    position     bigint      GENERATED ALWAYS AS IDENTITY,
    cycle_id     text        NOT NULL UNIQUE,
    site         text        NOT NULL,
    cause_event  text        NOT NULL,
    state        text        NOT NULL CHECK (state IN ('QUEUED', 'DONE', 'FAILED')),
    number       text,
    unchanged    boolean     NOT NULL,
    code         text,
    detail       text,
    requested_at timestamptz NOT NULL,
    finished_at  timestamptz
);
CREATE INDEX rule_export_queue ON rule_export (position) WHERE state = 'QUEUED';

-- air gap: one job a file that came, on a medium or from a person.
CREATE TABLE rule_validation (
    id              uuid        PRIMARY KEY,
    position        bigint      GENERATED ALWAYS AS IDENTITY,
    file_name       text        NOT NULL,
    transfer_id     text,
    cycle_id        text,
    cause_event     text,
    requested_by    text,
    expected_size   bigint,
    expected_sha256 text,
    state           text        NOT NULL CHECK (state IN ('QUEUED', 'FINISHED')),
    outcome         text        CHECK (outcome IN ('ACCEPTED', 'ALREADY_KNOWN', 'ALREADY_APPLIED', 'REJECTED')),
    number          text,
    rule_update_id  text,
    code            text,
    detail          text,
    attempts        integer     NOT NULL,
    next_attempt_at timestamptz NOT NULL,
    requested_at    timestamptz NOT NULL,
    finished_at     timestamptz
);
CREATE INDEX rule_validation_queue ON rule_validation (position) WHERE state = 'QUEUED';
-- A delivered file is looked at once, however often its event arrives.
CREATE UNIQUE INDEX rule_validation_once ON rule_validation (cause_event, file_name) WHERE cause_event IS NOT NULL;
