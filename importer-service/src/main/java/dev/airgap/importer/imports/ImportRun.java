package dev.airgap.importer.imports;

import dev.airgap.bundle.BundleException;
import dev.airgap.bundle.Expectations;
import dev.airgap.bundle.Floor;
import dev.airgap.bundle.Resulting;
import dev.airgap.bundle.VerifiedBundle;
import dev.airgap.importer.override.BundleOverrides;
import dev.airgap.importer.readback.ReadBack;
import dev.airgap.importer.relay.Pointer;
import dev.airgap.importer.snapshot.Snapshot;
import dev.airgap.importer.snapshot.Snapshots;
import dev.airgap.importer.store.RelayStore;
import dev.airgap.kit.root.TrustedRoots;
import dev.airgap.kit.work.Retry;
import dev.airgap.kit.zone.Here;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * One download from its candidates to its end. Every step is committed before the next begins, and finds what an earlier,
 * interrupted run has committed: a killed process leaves either the old or the new snapshot served, whole.
 */
@ApplicationScoped
class ImportRun {

    private final DownloadSteps steps;
    private final Sources sources;
    private final Snapshots snapshots;
    private final BundleOverrides overrides;
    private final TrustedRoots roots;
    private final RelayStore store;
    private final Pointer pointer;
    private final ReadBack readBack;
    private final InstallDirectory installDirectory;
    private final ProgressBoard progress;
    private final RelayVersion version;
    private final ImportConfig config;
    private final Here here;
    private final Clock clock;

    ImportRun(
            DownloadSteps steps,
            Sources sources,
            Snapshots snapshots,
            BundleOverrides overrides,
            TrustedRoots roots,
            RelayStore store,
            Pointer pointer,
            ReadBack readBack,
            InstallDirectory installDirectory,
            ProgressBoard progress,
            RelayVersion version,
            ImportConfig config,
            Here here,
            Clock clock) {
        this.steps = steps;
        this.sources = sources;
        this.snapshots = snapshots;
        this.overrides = overrides;
        this.roots = roots;
        this.store = store;
        this.pointer = pointer;
        this.readBack = readBack;
        this.installDirectory = installDirectory;
        this.progress = progress;
        this.version = version;
        this.config = config;
        this.here = here;
        this.clock = clock;
    }

    /** A root that this process may not use stops it at its start. */
    void check(@Observes StartupEvent event) {
        roots.newest();
    }

    void run(Job job) {
        try {
            List<MetBundle> before = steps.met(job);
            snapshots.switched().ifPresent(waiting -> prove(job, waiting));
            if (before.stream().noneMatch(ImportRun::isDecided)) {
                importBest(job);
            }
            removeUsed(steps.met(job));
            steps.finished(job);
        } finally {
            progress.finished(job.downloadId());
        }
    }

    /** This download has chosen its bundle before it was interrupted. */
    private static boolean isDecided(MetBundle bundle) {
        return switch (bundle.outcome()) {
            case SWITCHED, ACTIVATED, REVERTED -> true;
            case REJECTED, SUPERSEDED, STAGED, NOT_CONSULTED -> false;
        };
    }

    private void importBest(Job job) {
        Floor floor = snapshots.floor();
        Judgement judgement = new Judgement(floor, clock.instant(), config.sequenceJumpLimit(), snapshots, overrides);
        Expectations expectations = Expectations.whateverTheTime(here.site(), version.dotted());
        Refusals refusals = (fileName, bundle, reason) -> refuse(job, fileName, bundle, reason);
        try (Examination examination = new Examination(
                roots, judgement, expectations, store.contents(), snapshots::listingOf, refusals, job::of)) {
            install(job, examination.judge(sources.bundles(job, floor)));
        } catch (IOException e) {
            throw new UncheckedIOException("a bundle cannot be closed", e);
        }
    }

    /** The highest bundle whose files are all as signed; a damaged one gives way to the next. */
    private void install(Job job, List<Candidate> candidates) {
        for (int best = candidates.size() - 1; best >= 0; best--) {
            Candidate candidate = candidates.get(best);
            Resulting listing;
            try {
                listing = candidate
                        .reader()
                        .extract(store.contents(), snapshots::listingOf, progress.of(job.downloadId(), "STAGING"));
            } catch (BundleException e) {
                refuse(job, candidate.fileName(), Optional.of(candidate.bundle()), Reason.of(e));
                continue;
            } catch (IOException e) {
                refuse(job, candidate.fileName(), Optional.of(candidate.bundle()), Reason.ofStorage(e));
                return;
            }
            List<VerifiedBundle> lower =
                    candidates.subList(0, best).stream().map(Candidate::bundle).toList();
            activate(job, candidate, listing, lower);
            return;
        }
    }

    private void activate(Job job, Candidate candidate, Resulting listing, List<VerifiedBundle> lower) {
        record(job, () -> steps.staged(job, candidate.bundle(), listing, candidate.grant()));
        record(job, () -> steps.switched(job, candidate.bundle(), candidate.grant(), lower));
        prove(job, snapshots.switched().orElseThrow());
    }

    private void prove(Job job, Snapshot snapshot) {
        pointer.refresh();
        Optional<String> difference = readBack.check(snapshot, progress.of(job.downloadId(), "READING_BACK"));
        Interruption.check();
        if (difference.isEmpty()) {
            record(job, () -> steps.activated(job, snapshot));
            Log.infof(
                    "activated downloadId=%s bundleId=%s sequence=%d",
                    job.downloadId(), snapshot.bundleId(), snapshot.manifest().sequence());
            return;
        }
        record(job, () -> steps.reverted(job, snapshot, difference.get()));
        pointer.refresh();
        Log.errorf("reverted downloadId=%s bundleId=%s: %s", job.downloadId(), snapshot.bundleId(), difference.get());
    }

    /** Only an activated bundle has done its work; a superseded one has none to do. */
    private void removeUsed(List<MetBundle> met) {
        if (met.stream().noneMatch(bundle -> bundle.outcome() == BundleOutcome.ACTIVATED)) {
            return;
        }
        for (MetBundle bundle : met) {
            if (bundle.outcome() == BundleOutcome.ACTIVATED || bundle.outcome() == BundleOutcome.SUPERSEDED) {
                bundle.bundleId().ifPresent(id -> installDirectory.remove(bundle.fileName(), id));
            }
        }
    }

    private void refuse(Job job, String fileName, Optional<VerifiedBundle> bundle, Reason reason) {
        Interruption.check();
        Log.warnf(
                "refused downloadId=%s fileName=%s code=%s: %s",
                job.downloadId(), fileName, reason.code(), reason.detail());
        record(job, () -> steps.rejected(job, fileName, bundle, reason));
    }

    /** A database that is away for a moment must not cost reading everything again. */
    private static void record(Job job, Runnable transaction) {
        Retry.untilItWorks("record of download " + job.downloadId(), transaction);
    }
}
