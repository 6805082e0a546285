-- DMZ: a second person agrees before a medium is sealed, and sealing is a job.
ALTER TABLE transfer ADD COLUMN approved_by text;
ALTER TABLE transfer ADD COLUMN sealed_by text;
-- Both zones: the receipt that reports the transfer.
ALTER TABLE transfer ADD COLUMN receipt_number bigint;
-- Air gap: the newest receipt that the DMZ had accepted when it sealed this transfer.
ALTER TABLE transfer ADD COLUMN known_receipt_number bigint;
ALTER TABLE transfer ADD COLUMN known_site_log_size bigint;
-- DMZ: the event that announced the file; the log on the medium has to prove it.
ALTER TABLE transfer_file ADD COLUMN event_id uuid;

DROP INDEX transfer_unfinished;
CREATE INDEX transfer_unfinished ON transfer (number) WHERE state IN ('WRITING', 'SEALING', 'ARRIVED');

-- DMZ: a request to read what came back on the medium that stands ready.
CREATE TABLE medium_return (
    id             uuid        PRIMARY KEY,
    number         bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    version        integer     NOT NULL,
    state          text        NOT NULL,
    medium_serial  text,
    custodian      text        NOT NULL,
    receipt_number bigint,
    error_code     text,
    error_detail   text,
    started_at     timestamptz NOT NULL,
    ended_at       timestamptz
);
CREATE INDEX medium_return_running ON medium_return (number) WHERE state = 'RUNNING';

-- DMZ: the site's receipts, their bytes as they came.
CREATE TABLE accepted_receipt (
    number      bigint      PRIMARY KEY,
    sha256      text        NOT NULL,
    envelope    bytea       NOT NULL,
    event_id    uuid        NOT NULL,
    accepted_at timestamptz NOT NULL
);

-- Air gap: what became of each transfer that arrived or was refused; a receipt tells it.
CREATE TABLE carry (
    transfer_id uuid        PRIMARY KEY,
    number      bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    version     integer     NOT NULL,
    cycle_id    text        NOT NULL,
    -- Why the whole medium was refused.
    code        text,
    detail      text,
    -- That it was delivered, or refused; null while its files are not in place.
    event_id    uuid,
    -- Counts changes up; told is the change that the newest receipt for it knows.
    revision    bigint      NOT NULL,
    told        bigint      NOT NULL,
    -- Who wants a receipt now, whatever is still pending.
    asked_by    text,
    updated_at  timestamptz NOT NULL
);

CREATE TABLE carry_file (
    transfer_id uuid    NOT NULL REFERENCES carry,
    position    integer NOT NULL,
    name        text    NOT NULL,
    kind        text    NOT NULL,
    content_id  text    NOT NULL,
    outcome     text    NOT NULL,
    code        text,
    detail      text,
    event_id    uuid,
    PRIMARY KEY (transfer_id, position)
);
CREATE INDEX carry_file_content ON carry_file (content_id);
CREATE INDEX carry_file_name ON carry_file (name);

-- Air gap: the receipts of this site. A number is taken once, with the bytes that belong to it.
CREATE TABLE issued_receipt (
    number       bigint      PRIMARY KEY,
    version      integer     NOT NULL,
    state        text        NOT NULL,
    transfer_id  uuid        NOT NULL REFERENCES carry,
    sha256       text        NOT NULL,
    envelope     bytea       NOT NULL,
    requested_by text,
    error_code   text,
    error_detail text,
    issued_at    timestamptz NOT NULL,
    written_at   timestamptz
);
CREATE INDEX issued_receipt_waiting ON issued_receipt (number) WHERE state = 'ISSUED';

-- Air gap: one row, what the site serves and how it stands, as the events of importer and rules say.
CREATE TABLE site_state (
    id                integer PRIMARY KEY CHECK (id = 1),
    floor_epoch       bigint  NOT NULL DEFAULT 0,
    floor_sequence    bigint  NOT NULL DEFAULT 0,
    served_bundle_id  text,
    served_snapshot   text,
    served_epoch      bigint,
    served_sequence   bigint,
    next_expected_by  timestamptz,
    rules_in_use      text,
    -- What came of the last carry, and what is missing of it.
    carry_standing    text,
    carry_code        text,
    carry_detail      text,
    missing_code      text,
    missing_detail    text,
    overdue           boolean NOT NULL DEFAULT false,
    -- Overdue is said once for each bundle that is served.
    overdue_bundle_id text,
    standing          text,
    code              text,
    detail            text,
    since             timestamptz,
    last_event_id     uuid
);
INSERT INTO site_state (id) VALUES (1);

CREATE TABLE held_snapshot (
    digest text   PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE
);

-- Air gap: what a medium brought of the DMZ's log contradicts what came before. Nothing is taken from media until two
-- persons have cleared it.
CREATE TABLE log_fork_hold (
    number      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    transfer_id text        NOT NULL,
    cycle_id    text,
    code        text        NOT NULL,
    detail      text        NOT NULL,
    held_at     timestamptz NOT NULL,
    override_id text,
    cleared_at  timestamptz
);
CREATE INDEX log_fork_hold_active ON log_fork_hold (number) WHERE cleared_at IS NULL;

-- The root documents whose confirmation by two persons was put on record.
CREATE TABLE enrolment (
    root_fingerprint text        PRIMARY KEY,
    recorded_at      timestamptz NOT NULL
);

-- Transfers that were delivered before receipts existed get one, too.
INSERT INTO carry (transfer_id, version, cycle_id, event_id, revision, told, updated_at)
SELECT id, 0, cycle_id, last_event_id, 1, 0, updated_at FROM transfer WHERE state = 'DELIVERED' ORDER BY number;
INSERT INTO carry_file (transfer_id, position, name, kind, content_id, outcome)
SELECT file.transfer_id, file.position, file.name, file.kind, file.content_id, 'PENDING'
FROM transfer_file file JOIN transfer ON transfer.id = file.transfer_id WHERE transfer.state = 'DELIVERED';

-- DMZ: what was read from return folders. A medium with something else in one is not written over.
CREATE TABLE returned_file (
    sha256  text        PRIMARY KEY,
    read_at timestamptz NOT NULL
);
