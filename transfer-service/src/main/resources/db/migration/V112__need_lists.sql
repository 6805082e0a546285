-- Air gap: what the site asks the DMZ for. A number is taken once, with the bytes that belong to it.
CREATE TABLE issued_need_list (
    number      bigint      PRIMARY KEY,
    version     integer     NOT NULL,
    state       text        NOT NULL,
    envelope    bytea       NOT NULL,
    event_id    uuid        NOT NULL,
    transfer_id uuid,
    written_at  timestamptz
);
CREATE INDEX issued_need_list_waiting ON issued_need_list (number) WHERE state = 'ISSUED';

-- DMZ: the site's need lists, their bytes as they came.
CREATE TABLE accepted_need_list (
    number      bigint      PRIMARY KEY,
    sha256      text        NOT NULL,
    envelope    bytea       NOT NULL,
    event_id    uuid        NOT NULL,
    accepted_at timestamptz NOT NULL
);

-- DMZ: the need list that was accepted from the medium.
ALTER TABLE medium_return ADD COLUMN need_list_number bigint;
