package dev.airgap.importer.health;

import dev.airgap.importer.freshness.Freshness;
import dev.airgap.importer.relay.RelayServer;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

@Readiness
class RelayCheck implements HealthCheck {

    private final RelayServer relay;
    private final FreshnessMetrics freshness;

    RelayCheck(RelayServer relay, FreshnessMetrics freshness) {
        this.relay = relay;
        this.freshness = freshness;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("relay")
                .status(relay.isListening())
                .withData("port", relay.port())
                .withData("freshness", freshness.last().map(Freshness::name).orElse("NOTHING_SERVED"))
                .build();
    }
}
