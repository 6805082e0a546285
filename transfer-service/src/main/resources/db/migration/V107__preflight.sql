-- Somebody asks whether what lies on the medium that stands ready can be imported.
CREATE TABLE medium_check (
    id           uuid PRIMARY KEY,
    number       bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    version      integer     NOT NULL,
    requested_by text        NOT NULL,
    started_at   timestamptz NOT NULL,
    ended_at     timestamptz,
    -- JSON; there is none while the medium is read.
    result       text
);
CREATE INDEX medium_check_running ON medium_check (number) WHERE result IS NULL;
