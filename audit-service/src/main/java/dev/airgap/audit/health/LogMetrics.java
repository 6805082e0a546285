package dev.airgap.audit.health;

import dev.airgap.audit.alarm.Alarms;
import dev.airgap.audit.log.AuditLog;
import dev.airgap.audit.mirror.MirrorState;
import dev.airgap.audit.mirror.MirroredLog;
import dev.airgap.audit.timeline.CycleWatch;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;

/** Gauges; the counters are with the consumer. */
@ApplicationScoped
class LogMetrics {

    private final MeterRegistry metrics;
    private final AuditLog log;
    private final Alarms alarms;
    private final MirroredLog mirror;
    private final CycleWatch watch;

    LogMetrics(MeterRegistry metrics, AuditLog log, Alarms alarms, MirroredLog mirror, CycleWatch watch) {
        this.metrics = metrics;
        this.log = log;
        this.alarms = alarms;
        this.mirror = mirror;
        this.watch = watch;
    }

    void start(@Observes StartupEvent event) {
        metrics.gauge("airgap.audit.entries", log, AuditLog::size);
        metrics.gauge("airgap.audit.alarms.open", alarms, Alarms::open);
        metrics.gauge("airgap.audit.mirror.size", mirror, log -> log.standing().size());
        metrics.gauge("airgap.audit.mirror.waiting", mirror, MirroredLog::waiting);
        for (MirrorState state : MirrorState.values()) {
            metrics.gauge(
                    "airgap.audit.mirror.state",
                    List.of(Tag.of("state", state.name().toLowerCase(Locale.ROOT))),
                    mirror,
                    log -> log.standing().state() == state ? 1 : 0);
        }
        metrics.gauge("airgap.audit.streams", watch, CycleWatch::followers);
    }
}
