package dev.airgap.bundler.cycle;

import dev.airgap.bundler.bundle.BuiltBundle;
import dev.airgap.bundler.bundle.Bundles;
import dev.airgap.bundler.bundle.DraftedManifest;
import dev.airgap.bundler.bundle.ManifestSignature;
import dev.airgap.bundler.bundle.Manifests;
import dev.airgap.bundler.bundle.ReleaseRole;
import dev.airgap.bundler.cycle.CycleSteps.Job;
import dev.airgap.bundler.site.Sites;
import dev.airgap.bundler.snapshot.Progress;
import dev.airgap.bundler.snapshot.Snapshot;
import dev.airgap.bundler.snapshot.Snapshots;
import dev.airgap.kit.work.Retry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Makes a cycle's bundle, one recorded step at a time: a manifest, its signatures, the file. Each step is decided by what is
 * recorded and by the newest root, so it does not matter where a crash came between two.
 */
@ApplicationScoped
class BundleWork {

    private final CycleSteps steps;
    private final Snapshots snapshots;
    private final Manifests manifests;
    private final Bundles bundles;
    private final Sites sites;
    private final CycleSchedule schedule;

    BundleWork(
            CycleSteps steps,
            Snapshots snapshots,
            Manifests manifests,
            Bundles bundles,
            Sites sites,
            CycleSchedule schedule) {
        this.steps = steps;
        this.snapshots = snapshots;
        this.manifests = manifests;
        this.bundles = bundles;
        this.sites = sites;
        this.schedule = schedule;
    }

    /** Whether there was anything to do; if not, the cycle waits for people. */
    boolean step(Job job, Progress progress) {
        ReleaseRole role = manifests.role(job.site());
        Optional<DraftedManifest> open = manifests.open(job.cycleId());
        if (open.filter(role::isOf).isEmpty()) {
            draft(job, role, open);
            return true;
        }
        DraftedManifest draft = open.get();
        if (draft.missing().total() == 0) {
            release(job, role, draft, progress);
            return true;
        }
        Optional<ManifestSignature> own = manifests.sign(role, draft);
        if (own.isPresent()) {
            record(job, () -> steps.signed(job.cycleId(), draft, own.get()));
            return true;
        }
        if (!job.awaitsSignatures()) {
            record(job, () -> steps.awaitsSignatures(job.cycleId(), draft));
            return true;
        }
        return false;
    }

    private void draft(Job job, ReleaseRole role, Optional<DraftedManifest> replaced) {
        Snapshot snapshot = snapshot(job);
        Manifests.Drafted drafted = manifests.draft(
                role,
                snapshot,
                new Manifests.Circumstances(
                        job.cycleId(),
                        schedule.nextExpectedBy(snapshot.takenAt()),
                        job.knownReceipt(),
                        sites.rootVersion(job.site()),
                        job.fullRequested(),
                        sites.servedAndHeld(job.site()),
                        steps.refusedSinceFull(job.site())));
        record(job, () -> steps.drafted(job.cycleId(), drafted, replaced));
        replaced.ifPresent(old -> {
            bundles.discard(old.fileName());
            Log.warnf(
                    "root was replaced: the manifest is drafted again, signatures of the old one do not count cycleId=%s bundleId=%s replacedBy=%s",
                    job.cycleId(), old.id(), drafted.manifest().id());
        });
    }

    private void release(Job job, ReleaseRole role, DraftedManifest draft, Progress progress) {
        BuiltBundle built = bundles.assemble(role, draft, snapshot(job), progress);
        try {
            record(job, () -> steps.released(job.cycleId(), built));
        } catch (RuntimeException e) {
            bundles.discard(draft.fileName());
            throw e;
        }
        Log.infof("bundle released cycleId=%s bundleId=%s", job.cycleId(), draft.id());
    }

    private Snapshot snapshot(Job job) {
        return snapshots.get(job.snapshotId().orElseThrow());
    }

    /** A database that is away for a moment must not cost writing everything again. */
    private static void record(Job job, Runnable transaction) {
        Retry.untilItWorks("record of cycle " + job.cycleId(), transaction);
    }
}
