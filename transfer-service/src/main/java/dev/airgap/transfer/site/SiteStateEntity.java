package dev.airgap.transfer.site;

import dev.airgap.contracts.Standing;
import dev.airgap.contracts.data.SnapshotStep;
import dev.airgap.trust.Sha256;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one row. */
@Entity
@Table(name = "site_state")
class SiteStateEntity {

    static final int ONLY = 1;

    @Id
    private int id;

    @Column(name = "floor_epoch")
    private long floorEpoch;

    @Column(name = "floor_sequence")
    private long floorSequence;

    @Column(name = "served_bundle_id")
    private @Nullable String servedBundleId;

    @Column(name = "served_snapshot")
    private @Nullable String servedSnapshot;

    @Column(name = "served_epoch")
    private @Nullable Long servedEpoch;

    @Column(name = "served_sequence")
    private @Nullable Long servedSequence;

    @Column(name = "next_expected_by")
    private @Nullable Instant nextExpectedBy;

    @Column(name = "rules_in_use")
    private @Nullable String rulesInUse;

    @Enumerated(EnumType.STRING)
    @Column(name = "carry_standing")
    private @Nullable Standing carryStanding;

    @Column(name = "carry_code")
    private @Nullable String carryCode;

    @Column(name = "carry_detail")
    private @Nullable String carryDetail;

    @Column(name = "missing_code")
    private @Nullable String missingCode;

    @Column(name = "missing_detail")
    private @Nullable String missingDetail;

    private boolean overdue;

    @Column(name = "overdue_bundle_id")
    private @Nullable String overdueBundleId;

    @Enumerated(EnumType.STRING)
    private @Nullable Standing standing;

    private @Nullable String code;
    private @Nullable String detail;
    private @Nullable Instant since;

    @Column(name = "last_event_id")
    private @Nullable UUID lastEventId;

    SiteStateEntity() {}

    /** Floors never fall, whatever becomes of the bundle that raised them. */
    void raiseFloor(long epoch, long sequence) {
        if (epoch > floorEpoch || epoch == floorEpoch && sequence > floorSequence) {
            floorEpoch = epoch;
            floorSequence = sequence;
        }
    }

    /** @throws IllegalArgumentException if an id is none: no receipt could name it */
    void serves(SnapshotStep step, Instant expected) {
        servedBundleId = Sha256.parse(step.bundleId()).hex();
        servedSnapshot = Sha256.parse(step.snapshotDigest()).hex();
        servedEpoch = step.epoch();
        servedSequence = step.sequence();
        nextExpectedBy = expected;
    }

    void usesRules(String number) {
        rulesInUse = number;
    }

    Situation situation() {
        return new Situation(
                carryStanding, Reason.of(carryCode, carryDetail), Reason.of(missingCode, missingDetail), overdue);
    }

    void is(Situation now) {
        carryStanding = now.carried();
        carryCode = now.refusal() == null ? null : now.refusal().code();
        carryDetail = now.refusal() == null ? null : now.refusal().detail();
        missingCode = now.missing() == null ? null : now.missing().code();
        missingDetail = now.missing() == null ? null : now.missing().detail();
        overdue = now.overdue();
    }

    boolean isOverdueUnsaid(Instant now) {
        return nextExpectedBy != null
                && servedBundleId != null
                && now.isAfter(nextExpectedBy)
                && !servedBundleId.equals(overdueBundleId);
    }

    void overdueSaid() {
        overdueBundleId = servedBundleId;
    }

    void stands(Standing now, @Nullable Reason reason, Instant at, String eventId) {
        standing = now;
        code = reason == null ? null : reason.code();
        detail = reason == null ? null : reason.detail();
        since = at;
        lastEventId = UUID.fromString(eventId);
    }

    SiteState toState() {
        return new SiteState(
                floorEpoch,
                floorSequence,
                servedBundleId == null || servedSnapshot == null || servedEpoch == null || servedSequence == null
                        ? null
                        : new SiteState.Served(servedBundleId, servedSnapshot, servedEpoch, servedSequence),
                rulesInUse);
    }

    SiteStanding toStanding(String site) {
        return new SiteStanding(site, standing, since, code, detail, nextExpectedBy);
    }

    @Nullable
    String lastEventId() {
        return lastEventId == null ? null : lastEventId.toString();
    }
}
