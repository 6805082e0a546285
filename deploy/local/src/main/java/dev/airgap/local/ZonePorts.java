package dev.airgap.local;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import java.util.EnumMap;
import java.util.Map;

/**
 * The loopback ports of one zone.
 *
 * @param kafka {@code host:port} of the broker
 * @param services HTTP port per service of the zone
 * @param closed a port that nobody listens on
 */
record ZonePorts(String kafka, Map<Service, Integer> services, int closed) {

    ZonePorts {
        services = Map.copyOf(services);
    }

    static ZonePorts of(DataFolder data, Zone zone, int kafka) {
        Map<Service, Integer> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            if (service.runsIn(zone)) {
                services.put(service, KeptPort.in(data.service(zone, service).resolve("port")));
            }
        }
        int closed = KeptPort.in(data.zone(zone).resolve("closed.port"));
        return new ZonePorts("127.0.0.1:" + kafka, services, closed);
    }

    int http(Service service) {
        return services.get(service);
    }

    String url(Service service) {
        return "http://127.0.0.1:" + http(service);
    }
}
