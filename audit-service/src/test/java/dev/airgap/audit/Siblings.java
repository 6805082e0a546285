package dev.airgap.audit;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.testing.EventProbe;
import dev.airgap.testing.SiblingEvents;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The other services, of this zone or the other one: their chains go on from test to test, as the log does. */
final class Siblings {

    private static final Map<EventProbe, Map<String, SiblingEvents>> CHAINS = new ConcurrentHashMap<>();

    private Siblings() {}

    static SiblingEvents of(EventProbe probe, Service service) {
        return of(probe, Zone.DMZ, service);
    }

    static SiblingEvents of(EventProbe probe, Zone zone, Service service) {
        return CHAINS.computeIfAbsent(probe, fresh -> new ConcurrentHashMap<>())
                .computeIfAbsent(service.producerIn(zone), fresh -> new SiblingEvents(probe, zone, service));
    }
}
