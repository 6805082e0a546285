package dev.airgap.transfer.medium;

import dev.airgap.kit.work.WorkLoop;
import dev.airgap.kit.work.WorkLoops;
import dev.airgap.kit.zone.Here;
import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs all work at the medium in one loop: there is one place for a medium, so nothing else may happen there meanwhile. */
@Startup
@ApplicationScoped
class MediumWorker {

    private final List<MediumJob> jobs;
    private final WorkLoop loop;

    MediumWorker(@All List<MediumJob> jobs, WorkLoops loops, Here here) {
        this.jobs = jobs.stream().filter(job -> job.zone() == here.zone()).toList();
        this.loop = loops.start("medium", this::step);
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) MediumWorkRequested event) {
        loop.wake();
    }

    /** One job that fails in a way nobody foresaw does not keep the others from their turn. */
    private boolean step() {
        boolean worked = false;
        @Nullable RuntimeException failure = null;
        for (MediumJob job : jobs) {
            try {
                worked |= job.step();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
        return worked;
    }
}
