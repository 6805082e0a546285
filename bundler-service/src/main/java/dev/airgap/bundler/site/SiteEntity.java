package dev.airgap.bundler.site;

import dev.airgap.contracts.Standing;
import dev.airgap.contracts.data.ReceiptAccepted;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "site")
class SiteEntity {

    @Id
    @Column(name = "site")
    private String name;

    @Column(name = "receipt_number")
    private @Nullable Long receiptNumber;

    @Column(name = "receipt_sha256")
    private @Nullable String receiptSha256;

    @Column(name = "receipt_is_slip")
    private boolean receiptIsSlip;

    @Column(name = "accepted_at")
    private @Nullable Instant acceptedAt;

    @Column(name = "floor_epoch")
    private @Nullable Long floorEpoch;

    @Column(name = "floor_sequence")
    private @Nullable Long floorSequence;

    @Column(name = "served_bundle")
    private @Nullable String servedBundle;

    @Column(name = "served_snapshot")
    private @Nullable String servedSnapshot;

    @Column(name = "held_snapshots")
    private String[] heldSnapshots;

    @Column(name = "lacking_epoch")
    private @Nullable Long lackingEpoch;

    @Column(name = "lacking_sequence")
    private @Nullable Long lackingSequence;

    @Column(name = "root_version")
    private @Nullable Integer rootVersion;

    @Column(name = "expected_by")
    private @Nullable Instant expectedBy;

    @Enumerated(EnumType.STRING)
    private @Nullable Standing standing;

    private @Nullable String code;
    private @Nullable String detail;
    private @Nullable Instant since;

    @Column(name = "overdue_since")
    private @Nullable Instant overdueSince;

    @Version
    private int version;

    SiteEntity() {}

    String name() {
        return name;
    }

    void reported(ReceiptAccepted receipt, Instant at) {
        receiptNumber = receipt.receiptNumber();
        receiptSha256 = receipt.sha256();
        receiptIsSlip = receipt.cameAsSlip();
        acceptedAt = at;
        floorEpoch = receipt.epoch();
        floorSequence = receipt.sequence();
        if (receipt.rootVersion() != null) {
            rootVersion = receipt.rootVersion();
        }
        servedBundle = receipt.servedBundleId();
        servedSnapshot = receipt.servedSnapshotDigest();
        heldSnapshots = receipt.heldSnapshots().toArray(String[]::new);
    }

    void lacks(long epoch, long sequence) {
        lackingEpoch = epoch;
        lackingSequence = sequence;
    }

    /** Whether it is newer than what is known, or more than the slip of it that came before. */
    boolean isNews(ReceiptAccepted receipt) {
        if (receiptNumber == null || receipt.receiptNumber() > receiptNumber) {
            return true;
        }
        return receipt.receiptNumber() == receiptNumber && receiptIsSlip && !receipt.cameAsSlip();
    }

    void expectsNext(@Nullable Instant by) {
        expectedBy = by;
    }

    void stands(Assessment now, Instant at) {
        standing = now.standing();
        code = now.code();
        detail = now.detail();
        overdueSince = now.overdueSince();
        since = at;
    }

    Optional<Assessment> assessment() {
        return standing == null ? Optional.empty() : Optional.of(new Assessment(standing, code, detail, overdueSince));
    }

    Site toSite() {
        return new Site(name, assessment(), Optional.ofNullable(since), report(), Optional.ofNullable(expectedBy));
    }

    /** Whether it has activated nothing since it said that it lacks what it held. */
    private boolean isLacking(long epoch, long sequence) {
        if (lackingEpoch == null || lackingSequence == null) {
            return false;
        }
        return epoch < lackingEpoch || epoch == lackingEpoch && sequence <= lackingSequence;
    }

    private Optional<Site.Report> report() {
        if (receiptNumber == null
                || receiptSha256 == null
                || acceptedAt == null
                || floorEpoch == null
                || floorSequence == null) {
            return Optional.empty();
        }
        Optional<Site.Served> served = servedBundle == null || servedSnapshot == null
                ? Optional.empty()
                : Optional.of(new Site.Served(servedBundle, servedSnapshot));
        return Optional.of(new Site.Report(
                receiptNumber,
                receiptSha256,
                acceptedAt,
                floorEpoch,
                floorSequence,
                served,
                List.of(heldSnapshots),
                isLacking(floorEpoch, floorSequence),
                Optional.ofNullable(rootVersion)));
    }
}
