CREATE INDEX log_entry_event ON log_entry (event_id);

-- An alarm about the mirror has the code of what was found, and names what brought it.
ALTER TABLE alarm ADD COLUMN code text, ADD COLUMN carried_by text;

-- What came of the other zone's log and is not judged yet (ended_at is null), and what was judged. In the order of the log.
CREATE TABLE mirror_job (
    log_index  bigint PRIMARY KEY,
    event_id   text   NOT NULL,
    kind       text   NOT NULL,
    carried_by text   NOT NULL,
    cycle_id   text,
    verdict    text,
    code       text,
    ended_at   timestamptz
);
CREATE INDEX mirror_job_waiting ON mirror_job (log_index) WHERE ended_at IS NULL;

-- One row: up to where the other zone's log is known here. The frontier is kept where every entry comes, in the air gap.
CREATE TABLE mirror_head (
    id         int         PRIMARY KEY CHECK (id = 1),
    state      text        NOT NULL,
    size       bigint      NOT NULL,
    root_hash  bytea       NOT NULL,
    frontier   bytea       NOT NULL,
    entries    bigint      NOT NULL,
    cleared_at timestamptz NOT NULL
);
INSERT INTO mirror_head (id, state, size, root_hash, frontier, entries, cleared_at)
VALUES (1, 'OK', 0, sha256(''), '', 0, '1970-01-01T00:00:00Z');

-- The other zone's events: the exact bytes, at their place in its log. They are in no log of this zone. arrival counts them
-- in the order they came, without a gap.
CREATE TABLE mirrored_entry (
    index        bigint      PRIMARY KEY CHECK (index >= 0),
    arrival      bigint      NOT NULL UNIQUE,
    leaf_hash    bytea       NOT NULL,
    value        bytea       NOT NULL,
    producer     text        NOT NULL,
    producer_seq bigint      NOT NULL,
    event_id     text        NOT NULL,
    type         text        NOT NULL,
    cycle_id     text,
    occurred_at  timestamptz NOT NULL,
    mirrored_at  timestamptz NOT NULL
);
CREATE INDEX mirrored_entry_cycle ON mirrored_entry (cycle_id, arrival) WHERE cycle_id IS NOT NULL;

-- Evidence: every checkpoint of the other zone's log that came with a valid signature. Two of one size with different
-- hashes are the proof of a fork.
CREATE TABLE mirrored_checkpoint (
    size        bigint      NOT NULL,
    root_hash   bytea       NOT NULL,
    note        bytea       NOT NULL,
    contradicts boolean     NOT NULL,
    carried_by  text        NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (size, root_hash)
);

-- One row: the first mirrored entry that is not on the mirror's topic yet.
CREATE TABLE mirror_publication (
    id   int    PRIMARY KEY CHECK (id = 1),
    next bigint NOT NULL
);
INSERT INTO mirror_publication (id, next) VALUES (1, 0);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON mirrored_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON mirrored_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Wakes those who follow a cycle, on every instance of the service, once the entry is committed.
CREATE FUNCTION tell_cycle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('audit_cycle', NEW.cycle_id);
    RETURN NULL;
END
$$;
CREATE TRIGGER tell_cycle AFTER INSERT ON log_entry FOR EACH ROW WHEN (NEW.cycle_id IS NOT NULL) EXECUTE FUNCTION tell_cycle();
CREATE TRIGGER tell_cycle AFTER INSERT ON mirrored_entry FOR EACH ROW WHEN (NEW.cycle_id IS NOT NULL) EXECUTE FUNCTION tell_cycle();

-- Wakes the publisher of the mirror's topic.
CREATE FUNCTION tell_mirror() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NOTIFY audit_mirror;
    RETURN NULL;
END
$$;
CREATE TRIGGER tell_mirror AFTER INSERT ON mirrored_entry FOR EACH STATEMENT EXECUTE FUNCTION tell_mirror();
