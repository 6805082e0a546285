package dev.airgap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airgap.contracts.Zone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The running importer-service is killed twelve times while it imports: eight times among the files that it stages, four
 * times while it reads back. Whenever it is back, agents get the whole old or the whole new snapshot, and in the end the
 * new one, of which the log tells each step once.
 */
@Order(8)
@ExtendWith(SharedPipeline.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KilledImportIT {

    private static final int KILLS_WHILE_STAGING = 8;
    private static final int KILLS_WHILE_READING_BACK = 4;
    private static final int NEW_FILES = 600;
    private static final int LONGEST_READING_BACK_MILLIS = 300;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long SEED = Long.getLong("airgap.seed", System.nanoTime());

    private static RunningPipeline pipeline;
    private static RelayDatabase database;
    private static Havoc havoc;
    private static Random random;
    private static ServedSnapshot before;
    private static RelayDatabase.Standing floor;

    @BeforeAll
    static void serveASnapshotAndPrepareTheNext(RunningPipeline shared) throws Exception {
        System.err.println("killed import: repeat with -Dairgap.seed=" + SEED);
        pipeline = shared;
        random = new Random(SEED);
        havoc = new Havoc(pipeline.data(), random);
        pipeline.closedCycle();
        before = ServedSnapshot.read(pipeline);
        database = RelayDatabase.of(pipeline);
        floor = standing();
        for (int number = 0; number < NEW_FILES; number++) {
            byte[] content = new byte[4096 + random.nextInt(4096)];
            random.nextBytes(content);
            // Every second one replaces a file that is served, or lies beside those.
            Path file = pipeline.source()
                    .resolve(number % 2 == 0 ? "engine-" + number % 7 : "added")
                    .resolve("part-" + number + ".bin");
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        }
    }

    @AfterAll
    static void leave() throws Exception {
        database.close();
    }

    @Test
    @Order(1)
    void theOldOrTheNewSnapshotIsWholeWheneverTheServiceIsKilled() throws Exception {
        long blobs = blobs();
        Havoc.Running cycle = havoc.meanwhile(() -> pipeline.cycleRun());
        // The rest of the files is room for a kill that comes late.
        int slice = NEW_FILES / (KILLS_WHILE_STAGING + 2);
        for (int kill = 0; kill < KILLS_WHILE_STAGING; kill++) {
            long wanted = blobs + kill * slice + random.nextInt(slice) / 2 + 1;
            kill(() -> blobs() >= wanted);
            assertThat(standing()).as("floor and pointer").isEqualTo(floor);
        }
        for (int kill = 0; kill < KILLS_WHILE_READING_BACK; kill++) {
            kill(() -> standing().sequence() > floor.sequence());
            assertThat(standing().state()).as("not proved yet").isEqualTo("SWITCHED");
        }
        cycle.close();
    }

    @Test
    @Order(2)
    void theNewSnapshotIsActiveInTheEnd() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(standing().sequence()).isEqualTo(floor.sequence() + 1);
            assertThat(standing().state()).isEqualTo("ACTIVATED");
            assertThat(ServedSnapshot.read(pipeline).files())
                    .hasSizeGreaterThanOrEqualTo(before.files().size() + NEW_FILES / 2);
        });
    }

    @Test
    @Order(2)
    void theNewBundleCarriedOnlyWhatIsNew() throws Exception {
        JsonNode bundle = pipeline.get(Zone.DMZ, "bundler", "auditor", "/api/v1/cycles?limit=1")
                .path("items")
                .path(0)
                .path("bundle");

        assertThat(bundle.path("kind").asText()).isEqualTo("differential");
        assertThat(bundle.path("files").asInt()).isEqualTo(NEW_FILES);
    }

    @Test
    @Order(3)
    void theLogTellsEachStepOnce() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            EveryEvent events = EveryEvent.of(pipeline, Zone.AIRGAP);
            for (String step : List.of("snapshot.staged", "snapshot.switched", "snapshot.activated")) {
                assertThat(events.ofType(step))
                        .as(step)
                        .extracting(event -> event.path("data").path("bundleId").asText())
                        .contains(before.bundleId(), standing().bundleId())
                        .doesNotHaveDuplicates();
            }
            assertThat(events.ofType("snapshot.reverted")).isEmpty();
            events.requireComplete();
        });
    }

    /** Kills once it has come to this, and looks at what is served before the import may go on. */
    private static void kill(Callable<Boolean> moment) throws Exception {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(moment);
        boolean readingBack = standing().sequence() > floor.sequence();
        if (readingBack) {
            Thread.sleep(random.nextInt(LONGEST_READING_BACK_MILLIS));
        }
        havoc.kill(Zone.AIRGAP, "importer", () -> {
            database.holdDownloads();
            return null;
        });
        ServedSnapshot served = await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> ServedSnapshot.read(pipeline), snapshot -> true);
        RelayDatabase.Standing standing = database.standing();
        database.letGo();
        assertThat(standing.servedId()).as("pointer and floor").isEqualTo(standing.bundleId());
        assertThat(served.bundleId()).isEqualTo(standing.bundleId());
        if (standing.equals(floor)) {
            assertThat(served).isEqualTo(before);
        } else {
            assertThat(served.files())
                    .hasSizeGreaterThanOrEqualTo(before.files().size() + NEW_FILES / 2);
        }
    }

    private static RelayDatabase.Standing standing() throws Exception {
        RelayDatabase.Standing standing = database.standing();
        database.letGo();
        return standing;
    }

    private static long blobs() {
        Path blobs = pipeline.data().resolve("airgap/importer/content/blobs");
        try (Stream<Path> paths = Files.walk(blobs)) {
            return paths.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
