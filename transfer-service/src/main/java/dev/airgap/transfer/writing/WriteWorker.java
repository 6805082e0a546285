package dev.airgap.transfer.writing;

import dev.airgap.kit.work.WorkLoop;
import dev.airgap.kit.work.WorkLoops;
import dev.airgap.kit.zone.Here;
import dev.airgap.transfer.custody.WriteRequested;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Optional;

/** Runs the writing of media, in the DMZ only. */
@Startup
@ApplicationScoped
class WriteWorker {

    private final Optional<WorkLoop> loop;

    WriteWorker(WorkLoops loops, WriteJobs jobs, Here here) {
        this.loop = here.isDmz() ? Optional.of(loops.start("write-media", jobs::step)) : Optional.empty();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) WriteRequested event) {
        loop.ifPresent(WorkLoop::wake);
    }
}
