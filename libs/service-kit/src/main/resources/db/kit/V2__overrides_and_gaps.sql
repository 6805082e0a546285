-- What takes two persons: asked for by one, done when another agrees.
CREATE TABLE override_request (
    id            uuid        PRIMARY KEY,
    number        bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    kind          text        NOT NULL,
    subject       text        NOT NULL,
    reason        text        NOT NULL,
    requested_by  text        NOT NULL,
    requested_at  timestamptz NOT NULL,
    confirmed_by  text,
    confirmed_at  timestamptz,
    last_event_id uuid        NOT NULL,
    CHECK (confirmed_by IS NULL OR confirmed_by <> requested_by)
);

-- Events that came before their predecessor, as they do when a topic was emptied and is filled again.
CREATE TABLE inbox_waiting (
    producer     text        NOT NULL,
    seq          bigint      NOT NULL,
    topic        text        NOT NULL,
    kafka_offset bigint      NOT NULL,
    value        bytea       NOT NULL,
    received_at  timestamptz NOT NULL,
    PRIMARY KEY (producer, seq)
);

-- Which topic a name stood for when it was last published to or read. One with another id was made anew: it gets
-- everything again, and is read from its start.
CREATE TABLE known_topic (
    topic    text NOT NULL,
    use      text NOT NULL,
    topic_id text NOT NULL,
    PRIMARY KEY (topic, use)
);
