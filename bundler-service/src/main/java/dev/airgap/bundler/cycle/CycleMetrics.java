package dev.airgap.bundler.cycle;

import dev.airgap.bundler.bundle.Bundles;
import dev.airgap.bundler.bundle.ReleasedBundle;
import dev.airgap.kit.zone.Here;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Cycles by state, those whose receipt is overdue, the last sequence released, and the age of what it carries. Read from the database, not at the scrape. */
@ApplicationScoped
class CycleMetrics {

    private final CycleRows rows;
    private final Bundles bundles;
    private final Here here;
    private final Clock clock;
    private final Map<CycleState, AtomicLong> counts = new EnumMap<>(CycleState.class);
    private final AtomicLong overdue = new AtomicLong();
    private volatile Optional<ReleasedBundle> last = Optional.empty();

    CycleMetrics(CycleRows rows, Bundles bundles, Here here, Clock clock, MeterRegistry registry) {
        this.rows = rows;
        this.bundles = bundles;
        this.here = here;
        this.clock = clock;
        Arrays.stream(CycleState.values()).forEach(state -> counts.put(state, new AtomicLong()));
        counts.forEach((state, count) -> Gauge.builder("airgap.cycles", count, AtomicLong::get)
                .description("Cycles by state")
                .tag("state", state.name())
                .register(registry));
        Gauge.builder("airgap.cycles.overdue", overdue, AtomicLong::get)
                .description("Cycles that wait for a receipt that should be here")
                .register(registry);
        Gauge.builder("airgap.bundle.last.sequence", this, CycleMetrics::lastSequence)
                .description("Sequence of the bundle released last")
                .tag("site", here.site())
                .register(registry);
        Gauge.builder("airgap.content.freshness", this, CycleMetrics::freshnessSeconds)
                .description("Age of the newest component in the bundle released last; not a number before the first")
                .baseUnit("seconds")
                .tag("site", here.site())
                .register(registry);
    }

    @Transactional
    @Scheduled(every = "5s")
    void refresh() {
        counts.forEach((state, count) -> count.set(rows.count("state", state)));
        overdue.set(rows.countOverdue());
        last = bundles.last(here.site());
    }

    private double lastSequence() {
        return last.map(bundle -> (double) bundle.sequence()).orElse(0.0);
    }

    private double freshnessSeconds() {
        return last.map(bundle -> Duration.between(bundle.contentOf(), clock.instant()))
                .map(age -> age.toMillis() / 1000.0)
                .orElse(Double.NaN);
    }
}
