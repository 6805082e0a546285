package dev.airgap.bundler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.testing.EventProbe;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ScheduleTest.EverySecond.class)
@InZone(zone = Zone.DMZ, service = Service.BUNDLER)
@WithTestResource(BundlerFiles.class)
class ScheduleTest {

    public static class EverySecond implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("airgap.cycle.every", "1s");
        }
    }

    EventProbe probe;
    BundlerFiles files;

    @Test
    void startsCyclesByItselfAndNamesTheScheduler() throws IOException {
        files.offer("clamav/test.hdb");

        List<PublishedEvent> released = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> probe.ofType("bundle.released"), events -> events.size() >= 2);

        PublishedEvent started = probe.ofType("cycle.started").getFirst();
        assertThat(started.data().path("trigger").asText()).isEqualTo("schedule");
        assertThat(started.json().path("actor").asText()).isEqualTo("scheduler");
        assertThat(released)
                .extracting(event -> event.data().path("sequence").asLong())
                .startsWith(1L, 2L);
    }
}
