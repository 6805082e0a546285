-- Root documents that this service walked to from the one it was given.
CREATE TABLE accepted_root (
    version      integer     PRIMARY KEY,
    envelope     bytea       NOT NULL,
    committed_at timestamptz NOT NULL
);
