package dev.airgap.rules.update;

import dev.airgap.kit.work.WorkLoops;
import dev.airgap.kit.zone.Here;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Applies what was confirmed; the loop looks twice a second, so nobody has to wake it. */
@ApplicationScoped
class ApplyWorker {

    void start(@Observes StartupEvent event, WorkLoops loops, Applying applying, Here here) {
        if (here.isAirGap()) {
            loops.start("apply", applying::step);
        }
    }
}
