package dev.airgap.transfer.site;

import dev.airgap.kit.work.WorkLoops;
import dev.airgap.kit.zone.Here;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks at the clock, in the air gap only: that nothing comes is not an event. */
@Startup
@ApplicationScoped
class OverdueWatch {

    private final Site site;

    OverdueWatch(WorkLoops loops, Site site, Here here) {
        this.site = site;
        if (here.isAirGap()) {
            loops.start("site-standing", this::step);
        }
    }

    private boolean step() {
        boolean unsaid = site.isOverdueUnsaid();
        if (unsaid) {
            site.sayOverdue();
        }
        return unsaid;
    }
}
