package dev.airgap.importer.snapshot;

import dev.airgap.bundle.Floor;
import dev.airgap.bundle.Manifest;
import dev.airgap.bundle.Resulting;
import dev.airgap.bundle.VerifiedBundle;
import dev.airgap.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Moves snapshots through their states. The changing methods belong into the transaction of the event that reports them. */
@ApplicationScoped
public class Snapshots {

    private final SnapshotRows rows;
    private final RelayStateRow state;
    private final Clock clock;
    private final Ids ids;

    Snapshots(SnapshotRows rows, RelayStateRow state, Clock clock, Ids ids) {
        this.rows = rows;
        this.state = state;
        this.clock = clock;
        this.ids = ids;
    }

    /** What the pointer points to. */
    @Transactional
    public Optional<Snapshot> current() {
        RelayStateEntity now = state.read();
        return now.currentId().map(rows::findById).map(row -> row.toSnapshot(now.servedSince()));
    }

    /** The snapshot that is served but not proved yet. */
    @Transactional
    public Optional<Snapshot> switched() {
        return rows.switched().map(row -> row.toSnapshot(state.read().servedSince()));
    }

    @Transactional
    public Floor floor() {
        RelayStateEntity now = state.read();
        Optional<Manifest> newest = now.floorBundleId().flatMap(rows::byBundle).map(SnapshotEntity::manifest);
        Optional<String> active = now.currentId()
                .map(rows::findById)
                .filter(row -> row.state() == SnapshotState.ACTIVATED)
                .map(SnapshotEntity::bundleId);
        return new Floor(
                now.floorEpoch(),
                now.floorSequence(),
                now.floorBundleId(),
                active,
                newest.map(Manifest::components).orElse(List.of()),
                now.signedTime(),
                newest.map(Manifest::validity));
    }

    /** Whether this bundle was served and proved, and an override has put another one in its place. */
    @Transactional
    public boolean isTakenBack(String bundleId) {
        return !isActive(bundleId)
                && rows.byBundle(bundleId)
                        .filter(row -> row.state() == SnapshotState.ACTIVATED)
                        .isPresent();
    }

    /** The bundle that was here before under the number of this one. */
    @Transactional
    public Optional<String> otherOfItsNumber(VerifiedBundle bundle) {
        Manifest manifest = bundle.manifest();
        return rows.numberedLikeButOther(bundle.bundleId(), manifest.epoch(), manifest.sequence())
                .map(SnapshotEntity::bundleId);
    }

    /** Where the complete listing of a snapshot lies whose content is all here. */
    @Transactional
    public Optional<String> listingOf(String snapshotDigest) {
        return rows.heldByDigest(snapshotDigest).map(SnapshotEntity::indexSha256);
    }

    /** Whether this bundle is the one that is served and proved. */
    @Transactional
    public boolean isActive(String bundleId) {
        return floor().activeBundleId().filter(bundleId::equals).isPresent();
    }

    /** Whether a staged bundle brings what was served before it, file for file. */
    @Transactional(TxType.MANDATORY)
    public boolean isUnchanged(String bundleId) {
        SnapshotEntity row = rows.byBundle(bundleId).orElseThrow();
        Optional<UUID> before =
                row.state() == SnapshotState.STAGED ? state.read().currentId() : row.previousId();
        return before.map(rows::findById)
                .filter(served -> served.snapshotDigest().equals(row.snapshotDigest()))
                .isPresent();
    }

    /** @return false if it was staged before, and is still here */
    @Transactional(TxType.MANDATORY)
    public boolean stage(VerifiedBundle bundle, Resulting listing) {
        Optional<SnapshotEntity> known = rows.byBundle(bundle.bundleId());
        if (known.isPresent()) {
            boolean again = !known.get().isHeld();
            known.get().restored(listing);
            return again;
        }
        rows.persist(SnapshotEntity.staged(ids.next(), bundle, listing, clock.instant()));
        return true;
    }

    /**
     * Moves the floor and the pointer.
     *
     * @param grant what made it possible, if a rule is against it
     */
    @Transactional(TxType.MANDATORY)
    public void switchTo(String bundleId, Optional<Grant> grant) {
        RelayStateEntity relay = state.locked();
        SnapshotEntity next = rows.byBundle(bundleId).orElseThrow();
        next.switched(rows.lastSwitchNumber() + 1, relay.currentId().orElse(null), grant, clock.instant());
        relay.accept(bundleId, next.manifest(), grant, clock.instant());
        relay.point(next.id(), clock.instant());
    }

    @Transactional(TxType.MANDATORY)
    public void activate(String snapshotId) {
        state.locked();
        rows.findById(UUID.fromString(snapshotId)).activated(clock.instant());
    }

    /** Moves the pointer back; the floor stays. */
    @Transactional(TxType.MANDATORY)
    public void revert(String snapshotId) {
        RelayStateEntity relay = state.locked();
        SnapshotEntity failed = rows.findById(UUID.fromString(snapshotId));
        failed.reverted();
        relay.point(failed.previousId().orElse(null), clock.instant());
    }
}
