package dev.airgap.bundler.cycle;

import dev.airgap.bundler.bundle.BuiltBundle;
import dev.airgap.bundler.bundle.Bundles;
import dev.airgap.bundler.bundle.DraftedManifest;
import dev.airgap.bundler.bundle.ManifestSignature;
import dev.airgap.bundler.bundle.Manifests;
import dev.airgap.bundler.bundle.ReleasedBundle;
import dev.airgap.bundler.site.Cause;
import dev.airgap.bundler.site.Sites;
import dev.airgap.bundler.snapshot.Content;
import dev.airgap.bundler.snapshot.Snapshot;
import dev.airgap.bundler.snapshot.Snapshots;
import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.BundleAwaitingSignatures;
import dev.airgap.contracts.data.BundleReleased;
import dev.airgap.contracts.data.BundleSigned;
import dev.airgap.contracts.data.ComponentVersion;
import dev.airgap.contracts.data.CycleFailed;
import dev.airgap.contracts.data.SnapshotTaken;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.trust.KeyId;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the bundler's own work makes of a cycle: each step is one transaction of record, state and event. */
@ApplicationScoped
class CycleSteps {

    /**
     * A cycle that the bundler has work for.
     *
     * @param snapshotId present when the snapshot is taken and the bundle is to be built
     * @param fullRequested whether somebody asked for a bundle that carries everything
     * @param awaitsSignatures whether it has told people so
     * @param knownReceipt number of the newest receipt when the snapshot was taken
     */
    record Job(
            String cycleId,
            String site,
            boolean fullRequested,
            boolean awaitsSignatures,
            Optional<String> snapshotId,
            Optional<Long> knownReceipt) {

        Work work() {
            return snapshotId.isEmpty() ? Work.SNAPSHOT : Work.BUNDLE;
        }
    }

    private final CycleRows rows;
    private final Snapshots snapshots;
    private final Manifests manifests;
    private final Bundles bundles;
    private final Sites sites;
    private final SiteReview review;
    private final Outbox outbox;
    private final Clock clock;

    CycleSteps(
            CycleRows rows,
            Snapshots snapshots,
            Manifests manifests,
            Bundles bundles,
            Sites sites,
            SiteReview review,
            Outbox outbox,
            Clock clock) {
        this.rows = rows;
        this.snapshots = snapshots;
        this.manifests = manifests;
        this.bundles = bundles;
        this.sites = sites;
        this.review = review;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    Optional<Job> next() {
        return rows.oldestWaitingForWork()
                .map(row -> new Job(
                        row.id(),
                        row.site(),
                        row.fullRequested(),
                        row.state() == CycleState.AWAITING_SIGNATURES,
                        row.snapshotId(),
                        row.knownReceipt()));
    }

    /** Whether the site has refused what came after its last full bundle: the next one must not rest on anything. */
    @Transactional
    boolean refusedSinceFull(String site) {
        return bundles.lastFull(site)
                .map(full -> rows.isRejectedAfter(rows.byId(full.cycleId()).orElseThrow()))
                .orElse(false);
    }

    @Transactional
    void snapshotTaken(String cycleId, Content content) {
        CycleEntity row = rows.locked(cycleId);
        row.require(CycleStep.TAKE_SNAPSHOT);
        Snapshot snapshot = snapshots.record(row.site(), content);
        String eventId = append(row, EventType.SNAPSHOT_TAKEN, snapshot.id(), dataOf(snapshot));
        row.snapshotTaken(snapshot.id(), sites.newestReceipt(row.site()), eventId, clock.instant());
    }

    /**
     * Keeps a manifest before anybody signs it, and says so if people have to.
     *
     * @param replaced the one before it, which was drafted under another root
     */
    @Transactional
    void drafted(String cycleId, Manifests.Drafted drafted, Optional<DraftedManifest> replaced) {
        CycleEntity row = rows.locked(cycleId);
        row.require(CycleStep.AWAIT_SIGNATURES);
        DraftedManifest draft = drafted.manifest();
        replaced.ifPresent(old -> manifests.cancel(
                cycleId,
                "root %d was replaced by root %d: signatures of this manifest do not count"
                        .formatted(old.rootVersion(), draft.rootVersion()),
                draft.id()));
        manifests.enter(draft);
        if (drafted.needsPeople()) {
            awaitsSignatures(row, draft);
        }
    }

    /** The service cannot sign, although it could when the manifest was drafted. */
    @Transactional
    void awaitsSignatures(String cycleId, DraftedManifest draft) {
        awaitsSignatures(rows.locked(cycleId), draft);
    }

    private void awaitsSignatures(CycleEntity row, DraftedManifest draft) {
        row.require(CycleStep.AWAIT_SIGNATURES);
        BundleAwaitingSignatures data = new BundleAwaitingSignatures(
                row.site(),
                draft.epoch(),
                draft.sequence(),
                draft.id(),
                draft.fileName(),
                draft.needed().classical(),
                draft.needed().postQuantum());
        row.awaitsSignatures(append(row, EventType.BUNDLE_AWAITING_SIGNATURES, draft.id(), data), clock.instant());
        Log.infof("bundle awaits signatures cycleId=%s bundleId=%s", row.id(), draft.id());
    }

    /** The service has signed: worth an event only while people wait for signatures. */
    @Transactional
    void signed(String cycleId, DraftedManifest draft, ManifestSignature signature) {
        CycleEntity row = rows.locked(cycleId);
        row.require(CycleStep.RELEASE);
        if (row.state() == CycleState.AWAITING_SIGNATURES) {
            signedBy(row, draft, List.of(signature), signature.addedBy());
        } else {
            manifests.add(draft.id(), List.of(signature));
        }
    }

    /** Somebody has signed, in the transaction of who asks, which has locked the cycle. */
    @Transactional(TxType.MANDATORY)
    DraftedManifest signedBy(CycleEntity row, DraftedManifest draft, List<ManifestSignature> brought, String actor) {
        row.require(CycleStep.SIGN);
        Set<KeyId> before = keysOf(draft);
        DraftedManifest signed = manifests.add(draft.id(), brought);
        List<String> added = keysOf(signed).stream()
                .filter(key -> !before.contains(key))
                .map(KeyId::hex)
                .toList();
        if (!added.isEmpty()) {
            BundleSigned data =
                    new BundleSigned(draft.id(), added, signed.missing().total());
            row.signed(append(row, EventType.BUNDLE_SIGNED, draft.id(), data, actor), clock.instant());
        }
        return signed;
    }

    private static Set<KeyId> keysOf(DraftedManifest draft) {
        return draft.signatures().stream().map(ManifestSignature::keyId).collect(Collectors.toCollection(TreeSet::new));
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
        failed(row, error, row.startedBy());
    }

    /** The same for a cycle that is locked; its manifest, if it has one, will never be in a bundle. */
    @Transactional(TxType.MANDATORY)
    void failed(CycleEntity row, CycleError error, String actor) {
        row.require(CycleStep.FAIL);
        manifests.cancel(row.id(), error.code() + ": " + error.detail(), null);
        CycleFailed data = new CycleFailed(row.site(), error.step(), error.code(), error.detail());
        row.failed(error, append(row, EventType.CYCLE_FAILED, row.id(), data, actor), clock.instant());
    }

    private String append(CycleEntity row, EventType type, String subject, Record data) {
        return append(row, type, subject, data, row.startedBy());
    }

    private String append(CycleEntity row, EventType type, String subject, Record data, String actor) {
        return outbox.append(NewEvent.of(type, subject, data)
                .inCycle(row.id())
                .causedBy(row.lastEventId())
                .by(actor));
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
                bundle.unchanged(),
                bundle.base().orElse(null),
                bundle.carriedFiles(),
                bundle.expiresAt().orElse(null));
    }
}
