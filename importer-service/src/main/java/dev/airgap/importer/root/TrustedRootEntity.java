package dev.airgap.importer.root;

import dev.airgap.trust.TrustedRoot;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "trusted_root")
class TrustedRootEntity {

    @Id
    private int version;

    private byte[] envelope;

    @Column(name = "committed_at")
    private Instant committedAt;

    TrustedRootEntity() {}

    static TrustedRootEntity of(TrustedRoot root, Instant now) {
        TrustedRootEntity row = new TrustedRootEntity();
        row.version = root.document().version();
        row.envelope = root.envelopeBytes();
        row.committedAt = now;
        return row;
    }

    byte[] envelope() {
        return envelope;
    }
}
