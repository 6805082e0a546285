package dev.airgap.bundler.site;

import dev.airgap.contracts.Standing;
import dev.airgap.kit.zone.Here;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Optional;

/** How the site stands, one gauge for each standing, of which at most one is 1. Read from the database, not at the scrape. */
@ApplicationScoped
class SiteMetrics {

    private final Sites sites;
    private final Here here;
    private volatile Optional<Standing> standing = Optional.empty();

    SiteMetrics(Sites sites, Here here, MeterRegistry registry) {
        this.sites = sites;
        this.here = here;
        Arrays.stream(Standing.values())
                .forEach(each -> Gauge.builder("airgap.site.standing", () -> isStanding(each))
                        .description("1 for how the site stands, 0 for every other standing")
                        .tag("site", here.site())
                        .tag("standing", each.name())
                        .register(registry));
    }

    @Scheduled(every = "5s")
    void refresh() {
        standing = sites.find(here.site()).flatMap(Site::assessment).map(Assessment::standing);
    }

    private double isStanding(Standing each) {
        return standing.filter(now -> now == each).isPresent() ? 1 : 0;
    }
}
