-- The log: the exact bytes of every event, in the order they were appended. Never changed, see refuse_change below.
CREATE TABLE log_entry (
    index        bigint      PRIMARY KEY CHECK (index >= 0),
    leaf_hash    bytea       NOT NULL,
    value        bytea       NOT NULL,
    sha256       text        NOT NULL,
    producer     text        NOT NULL,
    producer_seq bigint      NOT NULL,
    event_id     text        NOT NULL,
    type         text        NOT NULL,
    cycle_id     text,
    occurred_at  timestamptz NOT NULL,
    logged_at    timestamptz NOT NULL,
    UNIQUE (producer, producer_seq)
);
CREATE INDEX log_entry_cycle ON log_entry (cycle_id, index) WHERE cycle_id IS NOT NULL;

-- Complete subtrees of the Merkle tree from level 1 up; level 0 is log_entry.leaf_hash.
CREATE TABLE log_node (
    level int    NOT NULL CHECK (level >= 1),
    index bigint NOT NULL,
    hash  bytea  NOT NULL,
    PRIMARY KEY (level, index)
);

-- One row: the size of the log and its right edge, all that the next append needs. Locked by each append.
CREATE TABLE log_head (
    id       int    PRIMARY KEY CHECK (id = 1),
    size     bigint NOT NULL,
    frontier bytea  NOT NULL
);
INSERT INTO log_head (id, size, frontier) VALUES (1, 0, '');

CREATE TABLE log_checkpoint (
    size      bigint      PRIMARY KEY,
    root_hash bytea       NOT NULL,
    note      bytea       NOT NULL,
    signed_at timestamptz NOT NULL
);

-- Up to where each producer's chain is in the log.
CREATE TABLE chain_head (
    producer text   PRIMARY KEY,
    seq      bigint NOT NULL,
    sha256   text   NOT NULL
);

-- Events that came before their predecessor.
CREATE TABLE waiting_event (
    producer     text        NOT NULL,
    producer_seq bigint      NOT NULL,
    sha256       text        NOT NULL,
    value        bytea       NOT NULL,
    received_at  timestamptz NOT NULL,
    PRIMARY KEY (producer, producer_seq, sha256)
);

-- Evidence: events that contradict the log. They are not in it.
CREATE TABLE forked_event (
    producer     text        NOT NULL,
    producer_seq bigint      NOT NULL,
    sha256       text        NOT NULL,
    value        bytea       NOT NULL,
    received_at  timestamptz NOT NULL,
    PRIMARY KEY (producer, producer_seq, sha256)
);

-- Evidence: messages that are not events of their topic's producer.
CREATE TABLE unreadable_message (
    topic        text        NOT NULL,
    kafka_offset bigint      NOT NULL,
    sha256       text        NOT NULL,
    value        bytea       NOT NULL,
    code         text        NOT NULL,
    detail       text        NOT NULL,
    received_at  timestamptz NOT NULL,
    PRIMARY KEY (topic, kafka_offset, sha256)
);

CREATE TABLE alarm (
    id           uuid        PRIMARY KEY,
    kind         text        NOT NULL,
    producer     text        NOT NULL,
    expected_seq bigint      NOT NULL,
    found_seq    bigint      NOT NULL,
    detail       text        NOT NULL,
    raised_at    timestamptz NOT NULL,
    closed_at    timestamptz
);
CREATE INDEX alarm_raised ON alarm (raised_at);

-- What is logged stays as it is, also under a mistaken hand in psql. (Checkpoints make the rest evident.)
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_node FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON forked_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
