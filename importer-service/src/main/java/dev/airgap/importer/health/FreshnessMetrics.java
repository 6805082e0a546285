package dev.airgap.importer.health;

import dev.airgap.importer.freshness.Freshness;
import dev.airgap.importer.freshness.ServedContent;
import dev.airgap.kit.zone.Here;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Optional;

/**
 * How old what is served is: one gauge for each freshness, of which at most one is 1. Looked up in between and not at the
 * scrape: neither that nor a health check may wait for a database.
 */
@ApplicationScoped
class FreshnessMetrics {

    private final ServedContent content;
    private volatile Optional<Freshness> last = Optional.empty();

    FreshnessMetrics(ServedContent content, Here here, MeterRegistry registry) {
        this.content = content;
        Arrays.stream(Freshness.values())
                .forEach(each -> Gauge.builder("airgap.relay.freshness", () -> is(each))
                        .description("1 for how old what is served is, 0 for every other freshness")
                        .tag("site", here.site())
                        .tag("freshness", each.name())
                        .register(registry));
    }

    @Scheduled(every = "5s")
    void refresh() {
        last = content.freshness().or(() -> last);
    }

    Optional<Freshness> last() {
        return last;
    }

    private double is(Freshness each) {
        return last.filter(now -> now == each).isPresent() ? 1 : 0;
    }
}
