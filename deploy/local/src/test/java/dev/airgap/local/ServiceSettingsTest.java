package dev.airgap.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceSettingsTest {

    private static final DataFolder DATA = new DataFolder(Path.of("/data"));

    @ParameterizedTest
    @EnumSource(Zone.class)
    void tellNoServiceAnythingOfTheOtherZone(Zone zone) {
        Zone other = zone == Zone.DMZ ? Zone.AIRGAP : Zone.DMZ;
        ServiceSettings settings = new ServiceSettings(DATA, options("/source"), new ZoneKeys(DATA), ports(zone));

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

    @Test
    void nameTheOtherZonesLogForTheMirrorOnly() {
        ServiceSettings settings =
                new ServiceSettings(DATA, options("/source"), new ZoneKeys(DATA), ports(Zone.AIRGAP));

        assertThat(settings.of(Zone.AIRGAP, Service.AUDIT, new DatabaseLogin("jdbc:…", "audit", "secret")))
                .containsEntry("airgap.audit.origin", "plant-1/airgap")
                .containsEntry("airgap.audit.mirror-origin", "plant-1/dmz");
    }

    @Test
    void letTheBundlerDownloadFromAUrl() {
        ServiceSettings settings =
                new ServiceSettings(DATA, options("https://updates.example/"), new ZoneKeys(DATA), ports(Zone.DMZ));

        assertThat(settings.of(Zone.DMZ, Service.BUNDLER, new DatabaseLogin("jdbc:…", "bundler", "secret")))
                .containsEntry("airgap.bundler.source.url", "https://updates.example/")
                .doesNotContainKey("airgap.bundler.source.directory");
    }

    private static PipelineOptions options(String source) {
        return new PipelineOptions(
                "plant-1",
                EnumSet.allOf(Zone.class),
                Path.of("/programs"),
                new UpdateSource(source),
                Path.of("/rules"),
                4122);
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
