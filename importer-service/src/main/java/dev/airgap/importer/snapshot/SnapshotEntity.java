package dev.airgap.importer.snapshot;

import dev.airgap.bundle.Manifest;
import dev.airgap.bundle.Resulting;
import dev.airgap.bundle.VerifiedBundle;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "snapshot")
class SnapshotEntity {

    @Id
    private UUID id;

    @Column(name = "bundle_id")
    private String bundleId;

    @Column(name = "file_name")
    private String fileName;

    private String site;
    private long epoch;
    private long sequence;

    @Column(name = "snapshot_digest")
    private String snapshotDigest;

    @Column(name = "index_sha256")
    private String indexSha256;

    private long files;
    private long bytes;
    private byte[] manifest;

    @Enumerated(EnumType.STRING)
    private SnapshotState state;

    @Column(name = "previous_id")
    private @Nullable UUID previousId;

    @Column(name = "cycle_id")
    private @Nullable String cycleId;

    @Column(name = "switch_number")
    private long switchNumber;

    @Column(name = "reported_at")
    private @Nullable Instant reportedAt;

    @Enumerated(EnumType.STRING)
    private ContentState content;

    @Column(name = "override_id")
    private @Nullable String overrideId;

    @Column(name = "staged_at")
    private Instant stagedAt;

    @Column(name = "switched_at")
    private @Nullable Instant switchedAt;

    @Column(name = "activated_at")
    private @Nullable Instant activatedAt;

    @Version
    private int version;

    SnapshotEntity() {}

    static SnapshotEntity staged(String id, VerifiedBundle bundle, Resulting listing, Instant now) {
        Manifest manifest = bundle.manifest();
        SnapshotEntity row = new SnapshotEntity();
        row.id = UUID.fromString(id);
        row.bundleId = bundle.bundleId();
        row.fileName = manifest.fileName();
        row.site = manifest.site();
        row.epoch = manifest.epoch();
        row.sequence = manifest.sequence();
        row.snapshotDigest = manifest.snapshotDigest();
        row.indexSha256 = listing.sha256();
        row.files = listing.files();
        row.bytes = listing.bytes();
        row.manifest = manifest.toPayload();
        row.cycleId = manifest.cycle();
        row.state = SnapshotState.STAGED;
        row.content = ContentState.HELD;
        row.stagedAt = now;
        return row;
    }

    /** @param number higher than that of any other */
    void switched(long number, @Nullable UUID servedBefore, Optional<Grant> grant, Instant now) {
        move(SnapshotState.SWITCHED);
        switchNumber = number;
        previousId = servedBefore;
        overrideId = grant.map(Grant::overrideId).orElse(null);
        switchedAt = now;
    }

    void activated(Instant now) {
        move(SnapshotState.ACTIVATED);
        activatedAt = now;
    }

    /** Its bundle has brought again what was deleted. */
    void restored(Resulting listing) {
        indexSha256 = listing.sha256();
        content = ContentState.HELD;
    }

    void reported(Instant now) {
        if (reportedAt == null) {
            reportedAt = now;
        }
    }

    void content(ContentState next) {
        content = next;
    }

    boolean isHeld() {
        return content == ContentState.HELD;
    }

    HeldContent toHeldContent(Optional<UUID> served) {
        boolean used =
                state == SnapshotState.SWITCHED || served.filter(id::equals).isPresent();
        Instant since = activatedAt == null ? stagedAt : activatedAt;
        boolean reported = reportedAt != null && state == SnapshotState.ACTIVATED;
        return new HeldContent(snapshotDigest, switchNumber, since, reported, used);
    }

    void reverted() {
        move(SnapshotState.REVERTED);
    }

    /** The only way to another state. */
    private void move(SnapshotState next) {
        if (!state.canBecome(next)) {
            throw new IllegalStateException(
                    "snapshot of bundle " + bundleId + " is " + state + ", not to become " + next);
        }
        state = next;
    }

    UUID id() {
        return id;
    }

    Optional<UUID> previousId() {
        return Optional.ofNullable(previousId);
    }

    String bundleId() {
        return bundleId;
    }

    String indexSha256() {
        return indexSha256;
    }

    String snapshotDigest() {
        return snapshotDigest;
    }

    SnapshotState state() {
        return state;
    }

    Manifest manifest() {
        return Manifest.parse(manifest);
    }

    Snapshot toSnapshot(@Nullable Instant servedSince) {
        return new Snapshot(
                id.toString(),
                bundleId,
                state,
                manifest(),
                indexSha256,
                Optional.ofNullable(overrideId),
                Optional.ofNullable(servedSince));
    }
}
