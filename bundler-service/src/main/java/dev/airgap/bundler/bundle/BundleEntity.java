package dev.airgap.bundler.bundle;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "bundle")
class BundleEntity {

    @Id
    @Column(name = "bundle_id")
    private String id;

    @Column(name = "cycle_id")
    private UUID cycleId;

    private String site;
    private long epoch;
    private long sequence;
    private String kind;

    private @Nullable String base;

    @Column(name = "carried_files")
    private long carriedFiles;

    private @Nullable String previous;

    @Column(name = "snapshot_id")
    private UUID snapshotId;

    @Column(name = "snapshot_digest")
    private String snapshotDigest;

    @Column(name = "file_name")
    private String fileName;

    private String path;
    private long size;
    private String sha256;
    private boolean unchanged;

    @Column(name = "single_signer")
    private boolean singleSigner;

    @Column(name = "next_expected_by")
    private Instant nextExpectedBy;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "content_of")
    private Instant contentOf;

    @Column(name = "released_at")
    private Instant releasedAt;

    @Column(name = "file_deleted_at")
    private @Nullable Instant fileDeletedAt;

    BundleEntity() {}

    static BundleEntity of(ReleasedBundle bundle) {
        BundleEntity row = new BundleEntity();
        row.id = bundle.id();
        row.cycleId = UUID.fromString(bundle.cycleId());
        row.site = bundle.site();
        row.epoch = bundle.epoch();
        row.sequence = bundle.sequence();
        row.kind = bundle.kind();
        row.base = bundle.base().orElse(null);
        row.carriedFiles = bundle.carriedFiles();
        row.previous = bundle.previous().orElse(null);
        row.snapshotId = UUID.fromString(bundle.snapshotId());
        row.snapshotDigest = bundle.snapshotDigest();
        row.fileName = bundle.fileName();
        row.path = bundle.path().toString();
        row.size = bundle.size();
        row.sha256 = bundle.sha256();
        row.unchanged = bundle.unchanged();
        row.singleSigner = bundle.singleSigner();
        row.nextExpectedBy = bundle.nextExpectedBy();
        row.expiresAt = bundle.expiresAt().orElse(null);
        row.contentOf = bundle.contentOf();
        row.releasedAt = bundle.releasedAt();
        return row;
    }

    void fileDeleted(Instant now) {
        fileDeletedAt = now;
    }

    ReleasedBundle toBundle() {
        return new ReleasedBundle(
                id,
                cycleId.toString(),
                site,
                epoch,
                sequence,
                kind,
                Optional.ofNullable(base),
                carriedFiles,
                Optional.ofNullable(previous),
                snapshotId.toString(),
                snapshotDigest,
                fileName,
                Path.of(path),
                size,
                sha256,
                unchanged,
                singleSigner,
                nextExpectedBy,
                Optional.ofNullable(expiresAt),
                contentOf,
                releasedAt);
    }
}
