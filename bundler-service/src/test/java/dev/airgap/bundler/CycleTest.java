package dev.airgap.bundler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.bundle.BundleReader;
import dev.airgap.bundle.ContentStore;
import dev.airgap.bundle.Expectations;
import dev.airgap.bundle.HeldSnapshots;
import dev.airgap.bundle.Manifest;
import dev.airgap.bundle.Progress;
import dev.airgap.bundle.VerifiedBundle;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.testing.EventProbe;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import dev.airgap.trust.Sha256;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@InZone(zone = Zone.DMZ, service = Service.BUNDLER)
@WithTestResource(BundlerFiles.class)
class CycleTest {

    @TempDir
    Path folder;

    EventProbe probe;
    BundlerFiles files;

    @BeforeEach
    void aSource() throws IOException {
        files.offer("clamav/test.hdb", "clamav/test.ndb", "notice.txt");
    }

    @Test
    void releasesASignedBundleAndSaysWhoIsNext() throws IOException {
        JsonPath cycle = CycleDriver.run();

        assertThat(cycle.getString("state")).isEqualTo("RELEASED");
        assertThat(cycle.getString("site")).isEqualTo("plant-1");
        assertThat(cycle.getString("startedBy")).isEqualTo("olivia");
        assertThat(cycle.getString("nextAction.role")).isEqualTo("operator");
        assertThat(cycle.getString("nextAction.service")).isEqualTo("transfer");
        assertThat(cycle.getLong("progress.done")).isEqualTo(cycle.getLong("progress.total"));
        Path bundle = Path.of(cycle.getString("bundle.path"));
        assertThat(bundle).isAbsolute().hasFileName(cycle.getString("bundle.fileName"));
        assertThat(Sha256.of(Files.readAllBytes(bundle)).hex()).isEqualTo(cycle.getString("bundle.sha256"));
        VerifiedBundle verified = verify(bundle);
        assertThat(verified.bundleId()).isEqualTo(cycle.getString("bundle.id"));
        assertThat(verified.manifest().sequence()).isEqualTo(cycle.getLong("sequence"));
        assertThat(verified.manifest().cycle()).isEqualTo(cycle.getString("id"));
    }

    @Test
    void recordsEachStepOnceWithItsCauseAndItsPerson() {
        JsonPath cycle = CycleDriver.run();
        String id = cycle.getString("id");

        PublishedEvent released =
                probe.await("bundle.released", event -> event.cycleId().equals(id));

        List<PublishedEvent> events = probe.matching(event -> event.cycleId().equals(id));
        assertThat(events)
                .extracting(PublishedEvent::type)
                .containsExactly("cycle.started", "snapshot.taken", "bundle.released");
        assertThat(events)
                .allSatisfy(
                        event -> assertThat(event.json().path("actor").asText()).isEqualTo("olivia"));
        assertThat(events.get(1).json().path("causationid").asText())
                .isEqualTo(events.get(0).id());
        assertThat(events.get(2).json().path("causationid").asText())
                .isEqualTo(events.get(1).id());
        assertThat(released.data().path("bundleId").asText()).isEqualTo(cycle.getString("bundle.id"));
        assertThat(released.data().path("sha256").asText()).isEqualTo(cycle.getString("bundle.sha256"));
        assertThat(probe.chainErrors()).isEmpty();
    }

    @Test
    void takesTheNextSequenceForAnUnchangedSourceAndSaysSo() throws IOException {
        JsonPath first = CycleDriver.run();
        JsonPath second = CycleDriver.run();

        assertThat(second.getLong("sequence")).isEqualTo(first.getLong("sequence") + 1);
        assertThat(second.getBoolean("unchanged")).isTrue();
        Manifest manifest = verify(Path.of(second.getString("bundle.path"))).manifest();
        assertThat(manifest.previous()).isEqualTo(first.getString("bundle.id"));
    }

    @Test
    void saysChangedWhenAByteOfTheSourceChanged() throws IOException {
        CycleDriver.run();
        Files.writeString(files.source().resolve("notice.txt"), "changed");

        assertThat(CycleDriver.run().getBoolean("unchanged")).isFalse();
    }

    @Test
    void worksOnTwoStartsAtOnceOneAfterTheOther() {
        String first = CycleDriver.start();
        String second = CycleDriver.start();

        long sequence = CycleDriver.finish(first).getLong("sequence");

        assertThat(CycleDriver.finish(second).getLong("sequence")).isEqualTo(sequence + 1);
    }

    @Test
    void startsOneCycleForOneIdempotencyKey() {
        String key = UUID.randomUUID().toString();

        assertThat(CycleDriver.start(key)).isEqualTo(CycleDriver.start(key));
    }

    @Test
    void namesComponentsThatAreGoneInEveryBundleFromThenOn() throws IOException {
        files.offer("clamav/test.hdb", "short-lived/engine.bin");
        CycleDriver.run();
        files.offer("clamav/test.hdb");
        CycleDriver.run();

        JsonPath later = CycleDriver.run();

        assertThat(verify(Path.of(later.getString("bundle.path"))).manifest().removed())
                .extracting("id")
                .contains("short-lived");
    }

    @Test
    void failsWithoutTakingASequenceWhenTheSourceIsRefused() throws IOException {
        long before = CycleDriver.run().getLong("sequence");
        files.offer();

        JsonPath failed = CycleDriver.run();

        assertThat(failed.getString("state")).isEqualTo("FAILED");
        assertThat(failed.getString("error.code")).isEqualTo("SOURCE_EMPTY");
        assertThat(failed.getString("error.step")).isEqualTo("snapshot");
        assertThat(failed.getString("endedAt")).isNotNull();
        assertThat(failed.getString("closedAt")).isNull();
        PublishedEvent event = probe.await("cycle.failed", e -> e.cycleId().equals(failed.getString("id")));
        assertThat(event.data().path("code").asText()).isEqualTo("SOURCE_EMPTY");
        files.offer("clamav/test.hdb");
        assertThat(CycleDriver.run().getLong("sequence")).isEqualTo(before + 1);
    }

    @Test
    void failsNamingTheLinkInTheSource() throws IOException {
        Files.createSymbolicLink(files.source().resolve("clamav/passwd"), Path.of("/etc/passwd"));

        JsonPath failed = CycleDriver.run();

        assertThat(failed.getString("error.code")).isEqualTo("SOURCE_NOT_A_REGULAR_FILE");
        assertThat(failed.getString("error.detail")).contains("clamav/passwd");
    }

    @Test
    void failsInTheBuildWhenTheReleaseKeyIsGoneAndRecoversWhenItIsBack() throws IOException {
        long before = CycleDriver.run().getLong("sequence");
        Path key = files.release().key();
        Path away = Files.move(key, folder.resolve("away"));

        JsonPath failed = CycleDriver.run();

        Files.move(away, key);
        assertThat(failed.getString("error.step")).isEqualTo("bundle");
        assertThat(failed.getString("error.code")).isEqualTo("SIGNING_KEY_UNREADABLE");
        assertThat(CycleDriver.run().getLong("sequence")).isEqualTo(before + 1);
    }

    @Test
    void leavesOnlyReleasedBundlesInTheirFolder() throws IOException {
        CycleDriver.run();

        try (Stream<Path> bundles = Files.list(files.bundles())) {
            assertThat(bundles)
                    .allSatisfy(path ->
                            assertThat(path.getFileName().toString()).matches("airgap-plant-1-e1-s\\d{6}\\.zip"));
        }
    }

    private VerifiedBundle verify(Path bundle) throws IOException {
        ContentStore relay = ContentStore.open(folder.resolve("relay"));
        try (BundleReader reader = BundleReader.open(bundle)) {
            reader.roots();
            VerifiedBundle verified =
                    reader.verify(files.release().trustedRoot(), new Expectations("plant-1", Instant.now(), "0.1.0"));
            reader.extract(relay, HeldSnapshots.NONE, Progress.IGNORED);
            return verified;
        }
    }
}
