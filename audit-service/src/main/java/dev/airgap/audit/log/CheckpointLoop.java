package dev.airgap.audit.log;

import dev.airgap.kit.work.WorkLoops;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Signs a checkpoint whenever the log has grown; on one instance of the service. */
@ApplicationScoped
class CheckpointLoop {

    private final WorkLoops loops;
    private final Checkpoints checkpoints;

    CheckpointLoop(WorkLoops loops, Checkpoints checkpoints) {
        this.loops = loops;
        this.checkpoints = checkpoints;
    }

    void start(@Observes StartupEvent event) {
        loops.start("checkpoints", checkpoints::signNewest);
    }
}
