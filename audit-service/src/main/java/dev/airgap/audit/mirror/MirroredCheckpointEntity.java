package dev.airgap.audit.mirror;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@Table(name = "mirrored_checkpoint")
class MirroredCheckpointEntity {

    /** Two of one size with different hashes are a fork, and both are kept. */
    @Embeddable
    record Key(long size, @Column(name = "root_hash") byte[] rootHash) {}

    @EmbeddedId
    Key key;

    byte[] note;
    boolean contradicts;

    @Column(name = "carried_by")
    String carriedBy;

    @Column(name = "received_at")
    Instant receivedAt;

    protected MirroredCheckpointEntity() {
        // for Hibernate
    }
}
