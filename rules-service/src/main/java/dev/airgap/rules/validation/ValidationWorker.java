package dev.airgap.rules.validation;

import dev.airgap.kit.work.WorkLoops;
import dev.airgap.kit.zone.Here;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;

@ApplicationScoped
class ValidationWorker {

    void start(@Observes StartupEvent event, WorkLoops loops, Validating validating, Here here) throws IOException {
        if (here.isAirGap()) {
            validating.tidy();
            loops.start("validate", validating::step);
        }
    }
}
