package dev.airgap.audit.health;

import dev.airgap.audit.alarm.Alarms;
import dev.airgap.audit.log.AuditLog;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Gauges; the counters are with the consumer. */
@ApplicationScoped
class LogMetrics {

    private final MeterRegistry metrics;
    private final AuditLog log;
    private final Alarms alarms;

    LogMetrics(MeterRegistry metrics, AuditLog log, Alarms alarms) {
        this.metrics = metrics;
        this.log = log;
        this.alarms = alarms;
    }

    void start(@Observes StartupEvent event) {
        metrics.gauge("airgap.audit.entries", log, AuditLog::size);
        metrics.gauge("airgap.audit.alarms.open", alarms, Alarms::open);
    }
}
