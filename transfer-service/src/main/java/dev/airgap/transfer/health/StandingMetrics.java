package dev.airgap.transfer.health;

import dev.airgap.contracts.Standing;
import dev.airgap.kit.zone.Here;
import dev.airgap.transfer.site.Site;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** One gauge for each standing, of which one is 1: in the air gap only. */
@ApplicationScoped
class StandingMetrics {

    private final MeterRegistry metrics;
    private final Site site;
    private final Here here;

    StandingMetrics(MeterRegistry metrics, Site site, Here here) {
        this.metrics = metrics;
        this.site = site;
        this.here = here;
    }

    void start(@Observes StartupEvent event) {
        if (here.isAirGap()) {
            for (Standing standing : Standing.values()) {
                metrics.gauge(
                        "airgap.site.standing",
                        Tags.of("site", here.site(), "standing", standing.name()),
                        site,
                        it -> it.standing().standing() == standing ? 1 : 0);
            }
        }
    }
}
