package dev.airgap.bundler.cycle;

import dev.airgap.bundler.bundle.BuiltBundle;
import dev.airgap.bundler.bundle.Bundles;
import dev.airgap.bundler.bundle.ReleasedBundle;
import dev.airgap.bundler.site.Cause;
import dev.airgap.bundler.site.Sites;
import dev.airgap.bundler.snapshot.Content;
import dev.airgap.bundler.snapshot.Snapshot;
import dev.airgap.bundler.snapshot.Snapshots;
import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.BundleReleased;
import dev.airgap.contracts.data.ComponentVersion;
import dev.airgap.contracts.data.CycleFailed;
import dev.airgap.contracts.data.SnapshotTaken;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** What the bundler's own work makes of a cycle: each step is one transaction of record, state and event. */
@ApplicationScoped
class CycleSteps {

    /**
     * A cycle that the bundler has work for.
     *
     * @param snapshotId present when the snapshot is taken and the bundle is to be built
     * @param knownReceipt number of the newest receipt when the snapshot was taken
     */
    record Job(String cycleId, String site, Optional<String> snapshotId, Optional<Long> knownReceipt) {

        Work work() {
            return snapshotId.isEmpty() ? Work.SNAPSHOT : Work.BUNDLE;
        }
    }

    private final CycleRows rows;
    private final Snapshots snapshots;
    private final Bundles bundles;
    private final Sites sites;
    private final SiteReview review;
    private final Outbox outbox;
    private final Clock clock;

    CycleSteps(
            CycleRows rows,
            Snapshots snapshots,
            Bundles bundles,
            Sites sites,
            SiteReview review,
            Outbox outbox,
            Clock clock) {
        this.rows = rows;
        this.snapshots = snapshots;
        this.bundles = bundles;
        this.sites = sites;
        this.review = review;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    Optional<Job> next() {
        return rows.oldestWaitingForWork()
                .map(row -> new Job(row.id(), row.site(), row.snapshotId(), row.knownReceipt()));
    }

    @Transactional
    void snapshotTaken(String cycleId, Content content) {
        CycleEntity row = rows.locked(cycleId);
        row.require(CycleStep.TAKE_SNAPSHOT);
        Snapshot snapshot = snapshots.record(row.site(), content);
        String eventId = append(row, EventType.SNAPSHOT_TAKEN, snapshot.id(), dataOf(snapshot));
        row.snapshotTaken(snapshot.id(), sites.newestReceipt(row.site()), eventId, clock.instant());
    }

    @Transactional
    void released(String cycleId, BuiltBundle built) {
        CycleEntity row = rows.locked(cycleId);
        row.require(CycleStep.RELEASE);
        ReleasedBundle bundle = bundles.release(built);
        String eventId = append(row, EventType.BUNDLE_RELEASED, bundle.id(), dataOf(bundle));
        row.released(bundle.id(), eventId, clock.instant());
        review.of(row.site(), Cause.event(eventId, Optional.of(row.startedBy())).inCycle(cycleId));
    }

    @Transactional
    void failed(String cycleId, CycleError error) {
        CycleEntity row = rows.locked(cycleId);
        row.require(CycleStep.FAIL);
        CycleFailed data = new CycleFailed(row.site(), error.step(), error.code(), error.detail());
        row.failed(error, append(row, EventType.CYCLE_FAILED, cycleId, data), clock.instant());
    }

    private String append(CycleEntity row, EventType type, String subject, Record data) {
        return outbox.append(NewEvent.of(type, subject, data)
                .inCycle(row.id())
                .causedBy(row.lastEventId())
                .by(row.startedBy()));
    }

    private static SnapshotTaken dataOf(Snapshot snapshot) {
        return new SnapshotTaken(
                snapshot.site(),
                snapshot.digest(),
                snapshot.index().files(),
                snapshot.index().bytes(),
                snapshot.components().stream()
                        .map(component -> new ComponentVersion(
                                component.id(), component.type(), component.version(), component.published()))
                        .toList(),
                snapshot.unchanged());
    }

    private static BundleReleased dataOf(ReleasedBundle bundle) {
        return new BundleReleased(
                bundle.site(),
                bundle.epoch(),
                bundle.sequence(),
                bundle.id(),
                bundle.fileName(),
                bundle.size(),
                bundle.sha256(),
                bundle.snapshotDigest(),
                bundle.kind(),
                bundle.unchanged());
    }
}
