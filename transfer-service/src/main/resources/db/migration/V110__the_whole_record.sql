-- Every manifest that was sealed here, or came here, and every step of a transfer: they outlive what was carried.
CREATE TABLE transfer_manifest (
    sha256      text PRIMARY KEY,
    number      bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    version     integer     NOT NULL,
    transfer_id uuid        NOT NULL,
    volume      integer     NOT NULL,
    envelope    text        NOT NULL,
    at          timestamptz NOT NULL
);
CREATE INDEX transfer_manifest_of ON transfer_manifest (transfer_id, number);

CREATE TABLE transfer_step (
    transfer_id uuid        NOT NULL REFERENCES transfer,
    position    integer     NOT NULL,
    step        text        NOT NULL,
    state       text        NOT NULL,
    event_id    uuid        NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (transfer_id, position)
);
