package dev.airgap.audit.chain;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@Table(name = "forked_event")
class ForkedEventEntity {

    @EmbeddedId
    EventKey key;

    byte[] value;

    @Column(name = "received_at")
    Instant receivedAt;

    protected ForkedEventEntity() {
        // for Hibernate
    }

    ForkedEventEntity(ChainLink link, Instant receivedAt) {
        this.key = EventKey.of(link);
        this.value = link.value();
        this.receivedAt = receivedAt;
    }
}
