package dev.airgap.audit.log;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

@Entity
@Immutable
@Table(name = "log_entry")
class LogEntryEntity {

    @Id
    long index;

    @Column(name = "leaf_hash")
    byte[] leafHash;

    byte[] value;
    String sha256;
    String producer;

    @Column(name = "producer_seq")
    long producerSeq;

    @Column(name = "event_id")
    String eventId;

    String type;

    @Column(name = "cycle_id")
    @Nullable
    String cycleId;

    @Column(name = "occurred_at")
    Instant occurredAt;

    @Column(name = "logged_at")
    Instant loggedAt;

    protected LogEntryEntity() {
        // for Hibernate
    }

    static LogEntryEntity of(NewEntry entry, long index, byte[] leafHash, Instant loggedAt) {
        LogEntryEntity row = new LogEntryEntity();
        row.index = index;
        row.leafHash = leafHash;
        row.value = entry.value();
        row.sha256 = entry.sha256();
        row.producer = entry.producer();
        row.producerSeq = entry.producerSeq();
        row.eventId = entry.eventId();
        row.type = entry.type();
        row.cycleId = entry.cycleId().orElse(null);
        row.occurredAt = entry.occurredAt();
        row.loggedAt = loggedAt;
        return row;
    }

    LogEntry toEntry() {
        return new LogEntry(
                index, leafHash, value, sha256, producer, producerSeq, eventId, type, cycleId, occurredAt, loggedAt);
    }
}
