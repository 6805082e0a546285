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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
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
            return Map.of(
                    "airgap.bundler.retention.bundles", "PT0.1S",
                    "airgap.bundler.retention.contents", "PT0.1S");
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

    @Test
    void deletesTheContentOfSnapshotsThatNoBundleWillRestOn() throws IOException {
        Path store = files.contentStore();
        Files.writeString(files.source().resolve("clamav/first.hdb"), "of the first" + UUID.randomUUID());
        JsonPath first = journey.leave();
        Files.delete(files.source().resolve("clamav/first.hdb"));
        Files.writeString(files.source().resolve("clamav/second.hdb"), "of the second" + UUID.randomUUID());
        JsonPath second = journey.leave();
        Files.delete(files.source().resolve("clamav/second.hdb"));
        JsonPath third = journey.leave();
        long before = contents(store);

        journey.slip(second.getString("bundle.id"), Journey.served(second.getString("id")));

        probe.await("snapshot.deleted", event -> event.subject().equals(digest(first)));
        assertThat(contents(store)).isLessThan(before);
        JsonPath next = CycleDriver.run();
        assertThat(next.getString("bundle.base"))
                .as("what the site serves is still here")
                .isEqualTo(digest(second));
        assertThat(CycleDriver.finish(CycleDriver.startFull()).getString("bundle.kind"))
                .isEqualTo("full");
        assertThat(probe.matching(event -> event.type().equals("snapshot.deleted")))
                .extracting(PublishedEvent::subject)
                .doesNotContain(digest(second), digest(third));

        journey.slip(first.getString("bundle.id"), Journey.served(first.getString("id")));
        Files.writeString(files.source().resolve("clamav/more.hdb"), "more" + UUID.randomUUID());
        JsonPath without = CycleDriver.run();
        assertThat(without.getString("bundle.kind")).as("a base that is gone").isEqualTo("full");
    }

    private String digest(JsonPath cycle) {
        return probe.await("bundle.released", event -> event.cycleId().equals(cycle.getString("id")))
                .data()
                .path("snapshotDigest")
                .asText();
    }

    private static long contents(Path store) throws IOException {
        try (Stream<Path> all = Files.walk(store.resolve("blobs"))) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    private static Path file(JsonPath cycle) {
        return Path.of(cycle.getString("bundle.path"));
    }
}
