package dev.airgap.audit.health;

import dev.airgap.audit.mirror.MirrorStanding;
import dev.airgap.audit.mirror.MirroredLog;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says how far the mirror is. A frozen one makes nothing unready: this zone's own log goes on. */
@Readiness
@ApplicationScoped
class MirrorHealth implements HealthCheck {

    private final MirroredLog mirror;

    MirrorHealth(MirroredLog mirror) {
        this.mirror = mirror;
    }

    @Override
    public HealthCheckResponse call() {
        MirrorStanding standing = mirror.standing();
        return HealthCheckResponse.named("mirror")
                .withData("origin", standing.origin())
                .withData("state", standing.state().name())
                .withData("size", standing.size())
                .withData("entries", mirror.entries())
                .withData("waiting", mirror.waiting())
                .up()
                .build();
    }
}
