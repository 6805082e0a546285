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
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(BundleRetentionTest.NothingIsKeptLong.class)
@InZone(zone = Zone.DMZ, service = Service.BUNDLER)
@WithTestResource(BundlerFiles.class)
class BundleRetentionTest {

    /** What is of no use goes at once. */
    public static class NothingIsKeptLong implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("airgap.bundler.retention.bundles", "PT0.1S");
        }
    }

    EventProbe probe;
    BundlerFiles files;

    private Journey journey;

    @BeforeEach
    void aSource() throws IOException {
        journey = Journey.in(probe);
        files.offer("clamav/test.hdb");
    }

    @Test
    void deletesTheFileOfABundleOfWhichAReceiptTold() {
        JsonPath untold = journey.leave();
        JsonPath told = journey.leave();
        journey.receipt(Journey.served(told.getString("id")));
        CycleDriver.await(told.getString("id"), "CLOSED");
        assertThat(file(told)).as("it is the newest").exists();

        JsonPath newest = CycleDriver.run();

        PublishedEvent deleted =
                probe.await("bundle.file-deleted", event -> event.cycleId().equals(told.getString("id")));
        assertThat(deleted.data().path("bundleId").asText()).isEqualTo(told.getString("bundle.id"));
        assertThat(file(told)).doesNotExist();
        assertThat(file(newest)).exists();
        assertThat(file(untold)).as("no receipt told of it").exists();
        assertThat(CycleDriver.get(told.getString("id")).getString("bundle.sha256"))
                .isEqualTo(told.getString("bundle.sha256"));
        assertThat(probe.ofType("bundle.file-deleted"))
                .filteredOn(event -> event.cycleId().equals(told.getString("id")))
                .hasSize(1);
    }

    private static Path file(JsonPath cycle) {
        return Path.of(cycle.getString("bundle.path"));
    }
}
