package dev.airgap.transfer.evidence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "transfer_manifest")
class ManifestEntity {

    @Id
    private String sha256;

    @Column(insertable = false, updatable = false)
    private Long number;

    @Version
    private int version;

    @Column(name = "transfer_id")
    private UUID transferId;

    private int volume;
    private String envelope;
    private Instant at;

    ManifestEntity() {}

    static ManifestEntity of(String transferId, KeptManifest manifest) {
        ManifestEntity row = new ManifestEntity();
        row.sha256 = manifest.sha256();
        row.transferId = UUID.fromString(transferId);
        row.volume = manifest.volume();
        row.envelope = manifest.envelope();
        row.at = manifest.at();
        return row;
    }

    KeptManifest toManifest() {
        return new KeptManifest(volume, sha256, envelope, at);
    }
}
