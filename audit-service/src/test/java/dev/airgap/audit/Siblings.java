package dev.airgap.audit;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.testing.EventProbe;
import dev.airgap.testing.SiblingEvents;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The other services of the zone: their chains go on from test to test, as the log does. */
final class Siblings {

    private static final Map<EventProbe, Map<Service, SiblingEvents>> CHAINS = new ConcurrentHashMap<>();

    private Siblings() {}

    static SiblingEvents of(EventProbe probe, Service service) {
        return CHAINS.computeIfAbsent(probe, fresh -> new ConcurrentHashMap<>())
                .computeIfAbsent(service, fresh -> new SiblingEvents(probe, Zone.DMZ, fresh));
    }
}
