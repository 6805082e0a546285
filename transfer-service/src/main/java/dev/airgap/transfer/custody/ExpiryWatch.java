package dev.airgap.transfer.custody;

import dev.airgap.kit.work.WorkLoops;
import dev.airgap.kit.zone.Here;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks at the clock, in the DMZ only: that a transfer did not leave in time is not an event. */
@Startup
@ApplicationScoped
class ExpiryWatch {

    ExpiryWatch(WorkLoops loops, Endings endings, Here here) {
        if (here.isDmz()) {
            loops.start("transfer-expiry", endings::expireOne);
        }
    }
}
