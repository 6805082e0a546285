package dev.airgap.importer.imports;

import dev.airgap.bundle.BundleException.Code;
import dev.airgap.bundle.Manifest;
import dev.airgap.bundle.VerifiedBundle;
import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.BundleRejected;
import dev.airgap.contracts.data.BundleSuperseded;
import dev.airgap.contracts.data.BundlesMissing;
import dev.airgap.contracts.data.ImportFinished;
import dev.airgap.contracts.data.ImportStarted;
import dev.airgap.contracts.data.SnapshotStep;
import dev.airgap.contracts.data.UpdateSourceUnreachable;
import dev.airgap.importer.freshness.ClockAlarm;
import dev.airgap.importer.snapshot.Snapshots;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a download says, in the transaction of what it did. */
@ApplicationScoped
class ImportEvents {

    private final Outbox outbox;
    private final Snapshots snapshots;
    private final AgentVersion agents;
    private final ClockAlarm clockAlarm;

    ImportEvents(Outbox outbox, Snapshots snapshots, AgentVersion agents, ClockAlarm clockAlarm) {
        this.outbox = outbox;
        this.snapshots = snapshots;
        this.agents = agents;
        this.clockAlarm = clockAlarm;
    }

    /** @return the event's id, which causes all others of this download */
    String started(DownloadEntity row) {
        ImportStarted data = new ImportStarted(row.id(), row.trigger());
        return outbox.append(NewEvent.of(EventType.IMPORT_STARTED, row.id(), data)
                .inCycle(row.cycleId())
                .causedBy(row.causationId())
                .by(row.actor()));
    }

    void sourceUnreachable(Job job, String source, String detail) {
        append(
                job,
                Optional.empty(),
                EventType.UPDATE_SOURCE_UNREACHABLE,
                job.downloadId(),
                new UpdateSourceUnreachable(job.downloadId(), source, detail));
    }

    void rejected(Job job, String fileName, Optional<VerifiedBundle> bundle, Reason reason) {
        Optional<Manifest> manifest = bundle.map(VerifiedBundle::manifest);
        @Nullable String bundleId = bundle.map(VerifiedBundle::bundleId).orElse(null);
        @Nullable Long sequence = manifest.map(Manifest::sequence).orElse(null);
        append(
                job,
                manifest,
                EventType.BUNDLE_REJECTED,
                bundleId == null ? fileName : bundleId,
                new BundleRejected(fileName, bundleId, sequence, reason.code(), reason.detail()));
        if (reason.code().equals(Code.CLOCK_AHEAD_SUSPECTED.name())) {
            clockAlarm.isAhead(reason.detail());
        }
    }

    /** @param range under which nothing arrived before this bundle */
    void missing(Job job, VerifiedBundle bundle, MissingNumbers range) {
        Manifest manifest = bundle.manifest();
        append(
                job,
                Optional.of(manifest),
                EventType.BUNDLES_MISSING,
                bundle.bundleId(),
                new BundlesMissing(manifest.site(), manifest.epoch(), range.first(), range.last(), bundle.bundleId()));
    }

    void superseded(Job job, VerifiedBundle bundle) {
        Manifest manifest = bundle.manifest();
        append(
                job,
                Optional.of(manifest),
                EventType.BUNDLE_SUPERSEDED,
                bundle.bundleId(),
                new BundleSuperseded(manifest.fileName(), bundle.bundleId(), manifest.sequence()));
    }

    void snapshot(
            Job job,
            EventType step,
            String bundleId,
            Manifest manifest,
            Optional<String> overrideId,
            @Nullable String detail) {
        List<String> warnings =
                agents.warning(manifest).map(Reason::code).stream().toList();
        SnapshotStep data = new SnapshotStep(
                manifest.site(),
                manifest.epoch(),
                manifest.sequence(),
                bundleId,
                manifest.fileName(),
                manifest.snapshotDigest(),
                manifest.index().files(),
                manifest.index().bytes(),
                snapshots.isUnchanged(bundleId),
                manifest.validity().nextExpectedBy().toString(),
                detail,
                overrideId.orElse(null),
                warnings);
        append(job, Optional.of(manifest), step, bundleId, data);
    }

    void finished(Job job, Optional<String> cycleId, DownloadOutcome outcome) {
        outbox.append(NewEvent.of(
                        EventType.IMPORT_FINISHED,
                        job.downloadId(),
                        new ImportFinished(job.downloadId(), outcome.name()))
                .inCycle(cycleId)
                .causedBy(job.startedEventId())
                .by(job.actor()));
    }

    /** What is said of a bundle belongs to the cycle that made it, which is signed, whichever download met it. */
    private void append(Job job, Optional<Manifest> manifest, EventType type, String subject, Record data) {
        Optional<String> cycle =
                manifest.flatMap(bundle -> Optional.ofNullable(bundle.cycle())).or(job::cycleId);
        outbox.append(NewEvent.of(type, subject, data)
                .inCycle(cycle)
                .causedBy(job.startedEventId())
                .by(job.actor()));
    }
}
