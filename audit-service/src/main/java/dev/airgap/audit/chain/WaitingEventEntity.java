package dev.airgap.audit.chain;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "waiting_event")
class WaitingEventEntity {

    @EmbeddedId
    EventKey key;

    byte[] value;

    @Column(name = "received_at")
    Instant receivedAt;

    protected WaitingEventEntity() {
        // for Hibernate
    }

    WaitingEventEntity(ChainLink link, Instant receivedAt) {
        this.key = EventKey.of(link);
        this.value = link.value();
        this.receivedAt = receivedAt;
    }
}
