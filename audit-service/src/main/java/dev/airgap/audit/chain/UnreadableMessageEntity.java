package dev.airgap.audit.chain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@Table(name = "unreadable_message")
class UnreadableMessageEntity {

    /** The digest belongs to it: a topic that was made anew counts from 0 again. */
    @Embeddable
    record Key(String topic, @Column(name = "kafka_offset") long offset, String sha256) {}

    @EmbeddedId
    Key key;

    byte[] value;
    String code;
    String detail;

    @Column(name = "received_at")
    Instant receivedAt;

    protected UnreadableMessageEntity() {
        // for Hibernate
    }

    UnreadableMessageEntity(Key key, byte[] value, String code, String detail, Instant receivedAt) {
        this.key = key;
        this.value = value;
        this.code = code;
        this.detail = detail;
        this.receivedAt = receivedAt;
    }
}
