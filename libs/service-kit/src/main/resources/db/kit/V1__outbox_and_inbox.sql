-- One row: the head of this service's chain of events. Locked as the last statement before commit.
CREATE TABLE producer_head (
    producer text PRIMARY KEY,
    seq      bigint NOT NULL CHECK (seq >= 0),
    sha256   text   NOT NULL
);

-- The exact bytes that go to Kafka. published_at is set by the publisher once Kafka has acknowledged them.
CREATE TABLE outbox_event (
    seq          bigint      PRIMARY KEY,
    event_id     uuid        NOT NULL UNIQUE,
    type         text        NOT NULL,
    value        bytea       NOT NULL,
    created_at   timestamptz NOT NULL,
    published_at timestamptz
);
CREATE INDEX outbox_event_unpublished ON outbox_event (seq) WHERE published_at IS NULL;

-- Up to which number each producer's events had their effect here.
CREATE TABLE inbox_watermark (
    producer text   PRIMARY KEY,
    seq      bigint NOT NULL
);

-- What this service could not understand, kept for a person to look at.
CREATE TABLE dead_letter (
    id          uuid        PRIMARY KEY,
    topic       text        NOT NULL,
    kafka_offset bigint     NOT NULL,
    value       bytea,
    code        text        NOT NULL,
    detail      text        NOT NULL,
    received_at timestamptz NOT NULL
);

CREATE TABLE idempotency_record (
    actor          text        NOT NULL,
    key            text        NOT NULL,
    operation      text        NOT NULL,
    request_sha256 text        NOT NULL,
    resource_id    text        NOT NULL,
    created_at     timestamptz NOT NULL,
    PRIMARY KEY (actor, key)
);
