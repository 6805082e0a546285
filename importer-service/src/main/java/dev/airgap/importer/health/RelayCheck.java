package dev.airgap.importer.health;

import dev.airgap.importer.relay.RelayServer;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

@Readiness
class RelayCheck implements HealthCheck {

    private final RelayServer relay;

    RelayCheck(RelayServer relay) {
        this.relay = relay;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("relay")
                .status(relay.isListening())
                .withData("port", relay.port())
                .build();
    }
}
