package dev.airgap.importer.imports;

import dev.airgap.bundle.BundleException;
import dev.airgap.bundle.Manifest;
import dev.airgap.bundle.Resulting;
import dev.airgap.bundle.VerifiedBundle;
import dev.airgap.contracts.EventType;
import dev.airgap.importer.override.BundleOverrides;
import dev.airgap.importer.snapshot.Grant;
import dev.airgap.importer.snapshot.Snapshot;
import dev.airgap.importer.snapshot.Snapshots;
import dev.airgap.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The transactions of a download. Each commits a change together with the event that reports it, once. */
@ApplicationScoped
class DownloadSteps {

    private final DownloadRows rows;
    private final MetBundleRows met;
    private final ExpectedBundleRows expected;
    private final Snapshots snapshots;
    private final BundleOverrides overrides;
    private final AgentVersion agents;
    private final ImportEvents events;
    private final Clock clock;
    private final Ids ids;

    DownloadSteps(
            DownloadRows rows,
            MetBundleRows met,
            ExpectedBundleRows expected,
            Snapshots snapshots,
            BundleOverrides overrides,
            AgentVersion agents,
            ImportEvents events,
            Clock clock,
            Ids ids) {
        this.rows = rows;
        this.met = met;
        this.expected = expected;
        this.snapshots = snapshots;
        this.overrides = overrides;
        this.agents = agents;
        this.events = events;
        this.clock = clock;
        this.ids = ids;
    }

    /** The download to work on: one that was interrupted, or the next one, which begins. */
    @Transactional
    Optional<Job> next() {
        return rows.oldestOpen().map(row -> {
            if (row.state() == DownloadState.QUEUED) {
                row.started(events.started(row), clock.instant());
            }
            return Job.of(row, expected.of(row.uuid()));
        });
    }

    @Transactional
    void sourceAnswered(Job job, String source, SourceResult result) {
        row(job).sourceAnswered(source, result);
    }

    /** The connection alarm: once a download, however often it is resumed. */
    @Transactional
    void sourceUnreachable(Job job, String source, String detail) {
        row(job).sourceAnswered(source, SourceResult.UNREACHABLE);
        events.sourceUnreachable(job, source, detail);
    }

    @Transactional
    void notConsulted(Job job, String fileName) {
        if (met.find(job.id(), fileName).isEmpty()) {
            Reason shown = new Reason(
                    "ZIP_NOT_CONSULTED",
                    "the update source was asked; the install directory is next only when it cannot be reached");
            record(job, fileName, null, BundleOutcome.NOT_CONSULTED, shown.code(), shown.detail());
        }
    }

    /**
     * Reports a refusal, unless this download has reported it before it was interrupted. A bundle that this download has
     * itself activated, because the one before had failed to, is no repetition.
     */
    @Transactional
    void rejected(Job job, String fileName, Optional<VerifiedBundle> bundle, Reason reason) {
        boolean repeated = reason.code().equals(BundleException.Code.BUNDLE_REPEATED.name());
        if (met.find(job.id(), fileName)
                .filter(row -> row.isRejected() || repeated && row.isActivated())
                .isEmpty()) {
            @Nullable String bundleId = bundle.map(VerifiedBundle::bundleId).orElse(null);
            record(job, fileName, bundleId, BundleOutcome.REJECTED, reason.code(), reason.detail());
            events.rejected(job, fileName, bundle, reason);
        }
    }

    @Transactional
    void staged(Job job, VerifiedBundle bundle, Resulting listing, Optional<Grant> grant) {
        Manifest manifest = bundle.manifest();
        if (snapshots.stage(bundle, listing)) {
            Optional<String> overrideId = grant.map(Grant::overrideId);
            events.snapshot(job, EventType.SNAPSHOT_STAGED, bundle.bundleId(), manifest, overrideId, null);
        }
        move(job, manifest, bundle.bundleId(), BundleOutcome.STAGED, null);
    }

    /** The one transaction that moves floor and pointer; lower bundles are of no more use with it. */
    @Transactional
    void switched(Job job, VerifiedBundle bundle, Optional<Grant> grant, List<VerifiedBundle> lower) {
        Manifest manifest = bundle.manifest();
        List<Manifest> passedOver = lower.stream().map(VerifiedBundle::manifest).toList();
        List<MissingNumbers> missing = MissingNumbers.before(manifest, snapshots.floor(), passedOver);
        snapshots.switchTo(bundle.bundleId(), grant);
        row(job).adoptCycle(manifest.cycle());
        move(job, manifest, bundle.bundleId(), BundleOutcome.SWITCHED, null);
        Optional<String> overrideId = grant.map(Grant::overrideId);
        events.snapshot(job, EventType.SNAPSHOT_SWITCHED, bundle.bundleId(), manifest, overrideId, null);
        missing.forEach(range -> events.missing(job, bundle, range));
        for (VerifiedBundle passed : lower) {
            move(job, passed.manifest(), passed.bundleId(), BundleOutcome.SUPERSEDED, null);
            events.superseded(job, passed);
        }
    }

    @Transactional
    void activated(Job job, Snapshot snapshot) {
        snapshots.activate(snapshot.id());
        overrides.used(snapshot.bundleId());
        report(job, snapshot, BundleOutcome.ACTIVATED, EventType.SNAPSHOT_ACTIVATED, null);
    }

    @Transactional
    void reverted(Job job, Snapshot snapshot, String detail) {
        snapshots.revert(snapshot.id());
        report(job, snapshot, BundleOutcome.REVERTED, EventType.SNAPSHOT_REVERTED, detail);
    }

    @Transactional
    List<MetBundle> met(Job job) {
        return met.of(job.id());
    }

    @Transactional
    void finished(Job job) {
        List<MetBundle> bundles = met.of(job.id());
        DownloadOutcome outcome = Conclusion.of(bundles, nothingArrived(job, bundles));
        DownloadEntity row = row(job);
        row.finished(outcome, clock.instant());
        events.finished(job, row.cycleId(), outcome);
    }

    /** A delivery says what to find; for anybody else an empty install directory means that nothing arrived. */
    private boolean nothingArrived(Job job, List<MetBundle> bundles) {
        if (job.expected().isEmpty()) {
            boolean asked =
                    row(job).sourceResult().filter(SourceResult.ASKED::equals).isPresent();
            return bundles.isEmpty() && !asked;
        }
        return job.expected().stream().anyMatch(wanted -> isMissing(wanted, bundles));
    }

    /** For a failure of the relay itself: the bundles are where they were, and the next download finds them. */
    @Transactional
    void failed(Job job, Reason why) {
        DownloadEntity row = row(job);
        row.failed(why, clock.instant());
        events.finished(job, row.cycleId(), DownloadOutcome.FAILED);
    }

    private boolean isMissing(ExpectedBundle wanted, List<MetBundle> bundles) {
        boolean seen = bundles.stream().anyMatch(bundle -> bundle.fileName().equals(wanted.fileName()));
        return !seen && !met.wasEverMet(wanted.bundleId());
    }

    private void report(Job job, Snapshot snapshot, BundleOutcome outcome, EventType step, @Nullable String detail) {
        move(job, snapshot.manifest(), snapshot.bundleId(), outcome, detail);
        events.snapshot(job, step, snapshot.bundleId(), snapshot.manifest(), snapshot.overrideId(), detail);
    }

    private void move(Job job, Manifest manifest, String bundleId, BundleOutcome outcome, @Nullable String detail) {
        MetBundleEntity row = record(job, manifest.fileName(), bundleId, outcome, null, detail);
        if (outcome != BundleOutcome.SUPERSEDED) {
            agents.warning(manifest).ifPresent(row::warned);
        }
    }

    private MetBundleEntity record(
            Job job,
            String fileName,
            @Nullable String bundleId,
            BundleOutcome outcome,
            @Nullable String code,
            @Nullable String detail) {
        Optional<MetBundleEntity> known = met.find(job.id(), fileName);
        MetBundleEntity row = known.orElseGet(() -> MetBundleEntity.of(ids.next(), job.id(), fileName, bundleId));
        row.became(outcome, code, detail, clock.instant());
        if (known.isEmpty()) {
            met.persist(row);
        }
        return row;
    }

    private DownloadEntity row(Job job) {
        return rows.findById(job.id());
    }
}
