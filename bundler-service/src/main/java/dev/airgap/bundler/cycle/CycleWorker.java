package dev.airgap.bundler.cycle;

import dev.airgap.bundler.cycle.CycleSteps.Job;
import dev.airgap.bundler.snapshot.Content;
import dev.airgap.bundler.snapshot.Progress;
import dev.airgap.bundler.snapshot.Snapshots;
import dev.airgap.kit.problem.TransientFailure;
import dev.airgap.kit.work.Retry;
import dev.airgap.kit.work.WorkLoop;
import dev.airgap.kit.work.WorkLoops;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Does the bundler's work for one cycle after the other, and tidies up between them. What a crash interrupts is begun again from
 * the last record.
 */
@ApplicationScoped
class CycleWorker {

    private final WorkLoops loops;
    private final CycleSteps steps;
    private final ProgressRows progress;
    private final Snapshots snapshots;
    private final BundleWork bundles;
    private final ContentRetention retention;
    private final Clock clock;
    private volatile @Nullable WorkLoop loop;

    CycleWorker(
            WorkLoops loops,
            CycleSteps steps,
            ProgressRows progress,
            Snapshots snapshots,
            BundleWork bundles,
            ContentRetention retention,
            Clock clock) {
        this.loops = loops;
        this.steps = steps;
        this.progress = progress;
        this.snapshots = snapshots;
        this.bundles = bundles;
        this.retention = retention;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        loop = loops.start("cycles", this::step);
    }

    void queued(@Observes(during = TransactionPhase.AFTER_SUCCESS) CycleQueued event) {
        WorkLoop running = loop;
        if (running != null) {
            running.wake();
        }
    }

    boolean step() {
        return steps.next().map(this::work).orElseGet(retention::deleteOne);
    }

    /** The boundary of a cycle's work: what cannot be retried ends this cycle, and the next one gets its turn. */
    private boolean work(Job job) {
        try {
            return switch (job.work()) {
                case SNAPSHOT -> takeSnapshot(job);
                case BUNDLE -> bundles.step(job, report(job));
            };
        } catch (StepNotPossibleException overtaken) {
            Log.infof("another instance got on with it cycleId=%s: %s", job.cycleId(), overtaken.getMessage());
        } catch (RuntimeException e) {
            if (Retry.helps(e) || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            if (job.awaitsSignatures() && Failure.mayPass(e)) {
                throw new TransientFailure("cycle " + job.cycleId() + " keeps its signatures and waits", e);
            }
            fail(job, e);
        }
        return true;
    }

    private boolean takeSnapshot(Job job) {
        Content content = snapshots.read(report(job));
        record(job, () -> steps.snapshotTaken(job.cycleId(), content));
        Log.infof("snapshot taken cycleId=%s snapshotDigest=%s", job.cycleId(), content.digest());
        return true;
    }

    /** A database that is away for a moment must not cost reading everything again. */
    private static void record(Job job, Runnable transaction) {
        Retry.untilItWorks("record of cycle " + job.cycleId(), transaction);
    }

    private void fail(Job job, RuntimeException failure) {
        CycleError error = Failure.of(job.work(), failure);
        Log.errorf(failure, "cycle failed cycleId=%s step=%s code=%s", job.cycleId(), error.step(), error.code());
        record(job, () -> steps.failed(job.cycleId(), error));
    }

    private Progress report(Job job) {
        return new ProgressReport(job.work(), clock, at -> progress.set(job.cycleId(), at));
    }
}
