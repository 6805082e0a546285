package dev.airgap.bundler.bundle;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "manifest_draft")
class ManifestEntity {

    @Id
    @Column(name = "bundle_id")
    private String id;

    @Column(name = "cycle_id")
    private UUID cycleId;

    private String site;
    private long epoch;
    private long sequence;

    @Column(name = "manifest")
    private byte[] payload;

    private byte[] roots;

    @Column(name = "root_version")
    private int rootVersion;

    @Column(name = "root_fingerprint")
    private String rootFingerprint;

    private int threshold;

    @Column(name = "post_quantum_threshold")
    private int postQuantumThreshold;

    @Enumerated(EnumType.STRING)
    private ManifestState state;

    private @Nullable String detail;

    @Column(name = "replaced_by")
    private @Nullable String replacedBy;

    @Column(name = "drafted_at")
    private Instant draftedAt;

    @ElementCollection
    @CollectionTable(name = "manifest_signature", joinColumns = @JoinColumn(name = "bundle_id"))
    @MapKeyColumn(name = "key_id")
    private Map<String, SignatureColumns> signatures = new HashMap<>();

    ManifestEntity() {}

    static ManifestEntity of(DraftedManifest draft, Instant now) {
        ManifestEntity row = new ManifestEntity();
        row.id = draft.id();
        row.cycleId = UUID.fromString(draft.cycleId());
        row.site = draft.site();
        row.epoch = draft.epoch();
        row.sequence = draft.sequence();
        row.payload = draft.payload();
        row.roots = draft.roots();
        row.rootVersion = draft.rootVersion();
        row.rootFingerprint = draft.rootFingerprint();
        row.threshold = draft.needed().classical();
        row.postQuantumThreshold = draft.needed().postQuantum();
        row.state = draft.state();
        row.draftedAt = now;
        return row;
    }

    void add(ManifestSignature signature) {
        signatures.put(signature.keyId().hex(), SignatureColumns.of(signature));
    }

    void released() {
        state = ManifestState.RELEASED;
    }

    void cancelled(String why, @Nullable String successor) {
        state = ManifestState.CANCELLED;
        detail = why;
        replacedBy = successor;
    }

    DraftedManifest toDraft() {
        return new DraftedManifest(
                id,
                cycleId.toString(),
                site,
                epoch,
                sequence,
                payload,
                roots,
                rootVersion,
                rootFingerprint,
                new SignaturesNeeded(threshold, postQuantumThreshold),
                state,
                Optional.ofNullable(detail),
                Optional.ofNullable(replacedBy),
                signatures.entrySet().stream()
                        .map(each -> each.getValue().toSignature(each.getKey()))
                        .toList());
    }
}
