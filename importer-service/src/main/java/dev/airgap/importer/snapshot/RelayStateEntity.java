package dev.airgap.importer.snapshot;

import dev.airgap.bundle.BundleException.Code;
import dev.airgap.bundle.Floor;
import dev.airgap.bundle.Manifest;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row: the floor and the pointer. */
@Entity
@Table(name = "relay_state")
class RelayStateEntity {

    static final int ONLY = 1;

    @Id
    private int id;

    @Column(name = "floor_epoch")
    private long floorEpoch;

    @Column(name = "floor_sequence")
    private long floorSequence;

    @Column(name = "floor_bundle_id")
    private @Nullable String floorBundleId;

    @Column(name = "signed_time")
    private @Nullable Instant signedTime;

    @Column(name = "current_id")
    private @Nullable UUID currentId;

    @Column(name = "served_since")
    private @Nullable Instant servedSince;

    RelayStateEntity() {}

    /**
     * Raises floor and signed time to this bundle; only the bundle that set the floor may do so again. One that was brought
     * back by an override leaves the floor where it is: the next one must be above everything that ever was here.
     */
    void accept(String bundleId, Manifest manifest, Optional<Grant> grant, Instant now) {
        boolean above =
                manifest.epoch() > floorEpoch || manifest.epoch() == floorEpoch && manifest.sequence() > floorSequence;
        if (above) {
            floorEpoch = manifest.epoch();
            floorSequence = manifest.sequence();
            floorBundleId = bundleId;
        } else if (!bundleId.equals(floorBundleId)
                && grant.filter(given -> given.lifts(Code.BUNDLE_OLDER)).isEmpty()) {
            throw new IllegalStateException("bundle " + bundleId + " does not rise above the floor");
        }
        raiseSignedTime(manifest.validity().issuedAt(), grant, now);
    }

    /** An issuedAt far in the future must not make everything after it look expired, unless approvers vouch for it. */
    private void raiseSignedTime(Instant issued, Optional<Grant> grant, Instant now) {
        Instant known = signedTime == null || now.isAfter(signedTime) ? now : signedTime;
        Instant latest = known.plus(Floor.TOLERANCE);
        boolean vouched =
                grant.filter(given -> given.lifts(Code.BUNDLE_FROM_THE_FUTURE)).isPresent();
        Instant accepted = issued.isAfter(latest) && !vouched ? latest : issued;
        signedTime = signedTime == null || accepted.isAfter(signedTime) ? accepted : signedTime;
    }

    /** Agents compare {@code Last-Modified} in seconds: each move of the pointer has a second of its own. */
    void point(@Nullable UUID snapshot, Instant now) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        currentId = snapshot;
        servedSince = servedSince == null || second.isAfter(servedSince) ? second : servedSince.plusSeconds(1);
    }

    Optional<UUID> currentId() {
        return Optional.ofNullable(currentId);
    }

    @Nullable
    Instant servedSince() {
        return servedSince;
    }

    long floorEpoch() {
        return floorEpoch;
    }

    long floorSequence() {
        return floorSequence;
    }

    Optional<String> floorBundleId() {
        return Optional.ofNullable(floorBundleId);
    }

    Optional<Instant> signedTime() {
        return Optional.ofNullable(signedTime);
    }
}
