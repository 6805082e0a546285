package dev.airgap.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceSettingsTest {

    private static final DataFolder DATA = new DataFolder(Path.of("/data"));

    @ParameterizedTest
    @EnumSource(Zone.class)
    void tellNoServiceAnythingOfTheOtherZone(Zone zone) {
        Zone other = zone == Zone.DMZ ? Zone.AIRGAP : Zone.DMZ;
        PipelineOptions options =
                new PipelineOptions("plant-1", Path.of("/programs"), Path.of("/source"), Path.of("/rules"), 4122);
        ServiceSettings settings = new ServiceSettings(DATA, options, new ZoneKeys(DATA), ports(zone));

        for (Service service : Service.values()) {
            if (service.runsIn(zone)) {
                Map<String, String> all =
                        settings.of(zone, service, new DatabaseLogin("jdbc:…", service.label(), "secret"));
                assertThat(all.values())
                        .noneMatch(value -> value.contains("/data/" + other.label()))
                        .noneMatch(value -> value.contains("/data/root-of-trust"));
            }
        }
    }

    private static ZonePorts ports(Zone zone) {
        Map<Service, Integer> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            if (service.runsIn(zone)) {
                services.put(service, 20_000 + service.ordinal());
            }
        }
        return new ZonePorts("127.0.0.1:9092", services, 20_999);
    }
}
