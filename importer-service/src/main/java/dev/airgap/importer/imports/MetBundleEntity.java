package dev.airgap.importer.imports;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "met_bundle")
class MetBundleEntity {

    @Id
    private UUID id;

    @Column(name = "download_id")
    private UUID downloadId;

    @Column(name = "file_name")
    private String fileName;

    @Column(name = "bundle_id")
    private @Nullable String bundleId;

    @Enumerated(EnumType.STRING)
    private BundleOutcome outcome;

    private @Nullable String code;
    private @Nullable String detail;

    @Column(name = "warning_code")
    private @Nullable String warningCode;

    @Column(name = "warning_detail")
    private @Nullable String warningDetail;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    MetBundleEntity() {}

    static MetBundleEntity of(String id, UUID downloadId, String fileName, @Nullable String bundleId) {
        MetBundleEntity row = new MetBundleEntity();
        row.id = UUID.fromString(id);
        row.downloadId = downloadId;
        row.fileName = fileName;
        row.bundleId = bundleId;
        return row;
    }

    void became(BundleOutcome next, @Nullable String why, @Nullable String more, Instant now) {
        outcome = next;
        code = why;
        detail = more;
        recordedAt = now;
    }

    void warned(Reason why) {
        warningCode = why.code();
        warningDetail = why.detail();
    }

    boolean isActivated() {
        return outcome == BundleOutcome.ACTIVATED;
    }

    boolean isRejected() {
        return outcome == BundleOutcome.REJECTED;
    }

    MetBundle toMetBundle() {
        return new MetBundle(
                fileName,
                Optional.ofNullable(bundleId),
                outcome,
                Optional.ofNullable(code),
                Optional.ofNullable(detail),
                warnings());
    }

    private List<Reason> warnings() {
        return Optional.ofNullable(warningCode)
                .map(why -> new Reason(why, Optional.ofNullable(warningDetail).orElse("")))
                .stream()
                .toList();
    }
}
