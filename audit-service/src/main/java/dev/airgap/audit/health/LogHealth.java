package dev.airgap.audit.health;

import dev.airgap.audit.alarm.Alarms;
import dev.airgap.audit.log.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says how far the log is. Alarms are shown and make nothing unready: the log is what one reads when there are some. */
@Readiness
@ApplicationScoped
class LogHealth implements HealthCheck {

    private final AuditLog log;
    private final Alarms alarms;

    LogHealth(AuditLog log, Alarms alarms) {
        this.log = log;
        this.alarms = alarms;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("audit-log")
                .withData("entries", log.size())
                .withData("openAlarms", alarms.open())
                .up()
                .build();
    }
}
