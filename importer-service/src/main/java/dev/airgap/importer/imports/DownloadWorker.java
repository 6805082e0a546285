package dev.airgap.importer.imports;

import dev.airgap.kit.work.Retry;
import dev.airgap.kit.work.WorkLoop;
import dev.airgap.kit.work.WorkLoops;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import org.jspecify.annotations.Nullable;

/** Works on one download after the other, and tidies up between them. What a crash interrupts is taken up again. */
@ApplicationScoped
class DownloadWorker {

    private final WorkLoops loops;
    private final DownloadSteps steps;
    private final ImportRun run;
    private final SnapshotRetention retention;
    private volatile @Nullable WorkLoop loop;

    DownloadWorker(WorkLoops loops, DownloadSteps steps, ImportRun run, SnapshotRetention retention) {
        this.loops = loops;
        this.steps = steps;
        this.run = run;
        this.retention = retention;
    }

    void start(@Observes StartupEvent event) {
        loop = loops.start("downloads", this::step);
    }

    void queued(@Observes(during = TransactionPhase.AFTER_SUCCESS) DownloadQueued event) {
        WorkLoop running = loop;
        if (running != null) {
            running.wake();
        }
    }

    /** The boundary of a download: what trying again will not mend ends this one, and the next gets its turn. */
    private boolean step() {
        Job job = steps.next().orElse(null);
        if (job == null) {
            return retention.deleteOne();
        }
        try {
            run.run(job);
        } catch (RuntimeException e) {
            if (Retry.helps(e) || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            Log.errorf(e, "download failed downloadId=%s", job.downloadId());
            Retry.untilItWorks("record of download " + job.downloadId(), () -> steps.failed(job, Reason.ofRelay(e)));
        }
        return true;
    }
}
