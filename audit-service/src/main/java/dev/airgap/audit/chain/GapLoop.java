package dev.airgap.audit.chain;

import dev.airgap.kit.work.WorkLoops;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Looks for gaps; on one instance of the service. */
@ApplicationScoped
class GapLoop {

    private final WorkLoops loops;
    private final Gaps gaps;

    GapLoop(WorkLoops loops, Gaps gaps) {
        this.loops = loops;
        this.gaps = gaps;
    }

    void start(@Observes StartupEvent event) {
        loops.start("gaps", gaps::raiseOverdue);
    }
}
