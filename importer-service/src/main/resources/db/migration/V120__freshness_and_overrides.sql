-- What was said last of the age of what is served, and of the clock: each is said once. One row.
CREATE TABLE relay_watch (
    id            integer PRIMARY KEY CHECK (id = 1),
    bundle_id     text,
    freshness     text,
    clock_suspect text
);
INSERT INTO relay_watch (id) VALUES (1);

-- Overrides that approvers signed, each for one bundle, as they were received. One waits until a second person agrees.
CREATE TABLE bundle_override (
    id           uuid        PRIMARY KEY,
    number       bigint      GENERATED ALWAYS AS IDENTITY,
    override_id  text        UNIQUE,
    bundle_id    text        NOT NULL,
    digest       text        NOT NULL UNIQUE,
    envelope     bytea       NOT NULL,
    ends_at      timestamptz NOT NULL,
    uploaded_by  text        NOT NULL,
    uploaded_at  timestamptz NOT NULL,
    confirmed_by text,
    confirmed_at timestamptz,
    used_at      timestamptz,
    version      integer     NOT NULL
);
CREATE INDEX bundle_override_bundle ON bundle_override (bundle_id);

-- By which override a snapshot was switched to the last time; null when none was needed.
ALTER TABLE snapshot ADD COLUMN override_id text;

-- What somebody should look at, although the bundle was taken.
ALTER TABLE met_bundle ADD COLUMN warning_code text;
ALTER TABLE met_bundle ADD COLUMN warning_detail text;
