-- What a scan station says of a medium. A report counts until what is on the medium was taken.
CREATE TABLE medium_scan (
    id        uuid PRIMARY KEY,
    number    bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    version   integer     NOT NULL,
    medium_id uuid        NOT NULL REFERENCES medium,
    verdict   text        NOT NULL,
    name      text        NOT NULL,
    size      bigint      NOT NULL,
    sha256    text        NOT NULL,
    report    bytea       NOT NULL,
    actor     text        NOT NULL,
    at        timestamptz NOT NULL,
    used_at   timestamptz
);
CREATE INDEX medium_scan_of ON medium_scan (medium_id, number);
