package dev.airgap.audit.log;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@Table(name = "log_checkpoint")
class CheckpointEntity {

    @Id
    long size;

    @Column(name = "root_hash")
    byte[] rootHash;

    byte[] note;

    @Column(name = "signed_at")
    Instant signedAt;

    protected CheckpointEntity() {
        // for Hibernate
    }

    CheckpointEntity(long size, byte[] rootHash, byte[] note, Instant signedAt) {
        this.size = size;
        this.rootHash = rootHash;
        this.note = note;
        this.signedAt = signedAt;
    }
}
