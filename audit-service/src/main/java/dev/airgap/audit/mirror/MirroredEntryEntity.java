package dev.airgap.audit.mirror;

import dev.airgap.audit.log.NewEntry;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

@Entity
@Immutable
@Table(name = "mirrored_entry")
class MirroredEntryEntity {

    @Id
    long index;

    long arrival;

    @Column(name = "leaf_hash")
    byte[] leafHash;

    byte[] value;
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

    @Column(name = "mirrored_at")
    Instant mirroredAt;

    protected MirroredEntryEntity() {
        // for Hibernate
    }

    static MirroredEntryEntity of(NewEntry entry, long index, long arrival, byte[] leafHash, Instant mirroredAt) {
        MirroredEntryEntity row = new MirroredEntryEntity();
        row.index = index;
        row.arrival = arrival;
        row.leafHash = leafHash;
        row.value = entry.value();
        row.producer = entry.producer();
        row.producerSeq = entry.producerSeq();
        row.eventId = entry.eventId();
        row.type = entry.type();
        row.cycleId = entry.cycleId().orElse(null);
        row.occurredAt = entry.occurredAt();
        row.mirroredAt = mirroredAt;
        return row;
    }

    MirroredEntry toEntry() {
        return new MirroredEntry(
                index, arrival, value, producer, producerSeq, eventId, type, cycleId, occurredAt, mirroredAt);
    }
}
