package dev.airgap.rules.export;

import dev.airgap.kit.work.WorkLoops;
import dev.airgap.kit.zone.Here;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

@ApplicationScoped
class ExportWorker {

    void start(@Observes StartupEvent event, WorkLoops loops, Exporting exporting, Here here) {
        if (here.isDmz()) {
            loops.start("export", exporting::step);
        }
    }
}
