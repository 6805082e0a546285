package dev.airgap.transfer.arrival;

import dev.airgap.kit.work.WorkLoop;
import dev.airgap.kit.work.WorkLoops;
import dev.airgap.kit.zone.Here;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Optional;

/** Runs the reading of media, in the air gap only. */
@Startup
@ApplicationScoped
class ArrivalWorker {

    private final Optional<WorkLoop> loop;

    ArrivalWorker(WorkLoops loops, ArrivalJobs jobs, Here here) {
        this.loop = here.isAirGap() ? Optional.of(loops.start("read-media", jobs::step)) : Optional.empty();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) ArrivalRequested event) {
        loop.ifPresent(WorkLoop::wake);
    }
}
