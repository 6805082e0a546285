package dev.airgap.audit.mirror;

import dev.airgap.kit.problem.TransientFailure;
import dev.airgap.kit.work.WorkLoops;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Judges what came of the other zone's log, in the order of this zone's log; on one instance of the service. */
@ApplicationScoped
class MirrorWorker {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final WorkLoops loops;
    private final MirrorJobs jobs;
    private final Fetch fetch;
    private final SegmentMirror segments;
    private final ReceiptMirror receipts;
    private final Verdicts verdicts;
    private final Clock clock;
    private Instant notBefore = Instant.MIN;

    MirrorWorker(
            WorkLoops loops,
            MirrorJobs jobs,
            Fetch fetch,
            SegmentMirror segments,
            ReceiptMirror receipts,
            Verdicts verdicts,
            Clock clock) {
        this.loops = loops;
        this.jobs = jobs;
        this.fetch = fetch;
        this.segments = segments;
        this.receipts = receipts;
        this.verdicts = verdicts;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        loops.start("mirror", this::step);
    }

    /** Does the next job; false if there is none, or if transfer-service is away. */
    boolean step() {
        if (clock.instant().isBefore(notBefore)) {
            return false;
        }
        Optional<MirrorJob> next = jobs.next();
        try {
            next.ifPresent(this::run);
            return next.isPresent();
        } catch (TransientFailure e) {
            Log.warnf("what came of the other log is fetched later: %s", e.getMessage());
            notBefore = clock.instant().plus(PAUSE);
            return false;
        }
    }

    private void run(MirrorJob job) {
        try {
            switch (job.kind()) {
                case SEGMENT -> segment(job);
                case RECEIPT -> receipts.mirror(job, fetch.receipt(job.receiptNumber()));
                case CLEARANCE -> verdicts.cleared(job);
            }
        } catch (LogMissingException finding) {
            verdicts.missing(job, finding);
        } catch (LogForkedException finding) {
            verdicts.forked(job, finding);
        }
    }

    private void segment(MirrorJob job) {
        Path file = fetch.segment(job.carriedBy());
        try {
            segments.mirror(job, file);
        } finally {
            fetch.delete(file);
        }
    }
}
