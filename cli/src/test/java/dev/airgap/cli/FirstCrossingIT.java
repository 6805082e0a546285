package dev.airgap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.airgap.local.Ports;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Both zones as separate processes; a cycle that is stopped half-way, goes on, and comes again. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstCrossingIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FILES = 300;

    @TempDir
    static Path folder;

    private static RunningPipeline pipeline;
    private static JsonNode first;

    @BeforeAll
    static void startBothZones() throws Exception {
        Random random = new Random(1);
        for (int number = 0; number < FILES; number++) {
            byte[] content = new byte[random.nextInt(4096)];
            random.nextBytes(content);
            Path file = source().resolve("engine-" + number % 7).resolve("part-" + number + ".bin");
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        }
        pipeline = RunningPipeline.start(folder.resolve("data"), Ports.free(), "--source", source().toString());
    }

    @AfterAll
    static void stopBothZones() throws Exception {
        if (pipeline != null) {
            pipeline.close();
        }
    }

    @Test
    @Order(1)
    void stopsWithTheSealedMediumInTheDmz() throws Exception {
        RunningPipeline.Ended ended = pipeline.cycleRun("--until", "sealed");

        assertThat(ended.exitCode()).isZero();
        first = ended.json();
        assertThat(first.path("sequence").asLong()).isEqualTo(1);
        assertThat(Path.of(first.path("bundle").asText())).isRegularFile();
        assertThat(RunningPipeline.fromRelay(first, "/.airgap/snapshot.json").statusCode())
                .isEqualTo(404);
    }

    @Test
    @Order(2)
    void goesOnToTheEndAndServesExactlyTheBytesOfTheSource() throws Exception {
        RunningPipeline.Ended ended = pipeline.cycleRun();

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.json().path("cycleId")).isEqualTo(first.path("cycleId"));
        JsonNode snapshot = JSON.readTree(
                RunningPipeline.fromRelay(first, "/.airgap/snapshot.json").body());
        assertThat(snapshot.path("sequence").asLong()).isEqualTo(1);
        assertThat(snapshot.path("files")).hasSize(FILES);
        for (JsonNode file : snapshot.path("files")) {
            String path = file.path("path").asText();
            HttpResponse<byte[]> served = RunningPipeline.fromRelay(first, path.startsWith("/") ? path : "/" + path);
            assertThat(source().resolve(path.replaceAll("^/", ""))).hasBinaryContent(served.body());
        }
    }

    @Test
    @Order(3)
    void recordsEveryStepOnceInBothZones() throws Exception {
        assertThat(timeline("dmz"))
                .containsSubsequence("cycle.started", "snapshot.taken", "bundle.released")
                .containsSubsequence("transfer.ready", "transfer.written", "transfer.sealed", "transfer.departed")
                .contains("rule-update.exported", "cycle.waiting-for-receipt")
                .doesNotHaveDuplicates();
        assertThat(timeline("airgap"))
                .containsSubsequence("transfer.arrived", "transfer.delivered")
                .containsSubsequence(
                        "import.started",
                        "update-source.unreachable",
                        "snapshot.staged",
                        "snapshot.switched",
                        "snapshot.activated",
                        "import.finished")
                .containsSubsequence("rules.validated", "rules.confirmed", "rules.applied")
                .doesNotHaveDuplicates();
    }

    @Test
    @Order(4)
    void keepsTheDmzsBundleAndEmptiesTheInstallDirectory() throws Exception {
        Path bundle = Path.of(first.path("bundle").asText());

        RunningPipeline.Ended verified = RunningPipeline.run(List.of(
                "verify", bundle.toString(), "--root", first.path("root").asText(), "--site", "plant-1"));

        assertThat(verified.exitCode()).isZero();
        assertThat(verified.output()).contains("is genuine");
        try (Stream<Path> waiting =
                Files.list(Path.of(first.path("installDirectory").asText()))) {
            assertThat(waiting.filter(file -> file.toString().endsWith(".zip"))).isEmpty();
        }
    }

    @Test
    @Order(5)
    void namesTokensByFilesThatOnlyTheirOwnerCanRead() throws IOException {
        for (JsonNode zone : first.path("tokens")) {
            for (JsonNode token : zone) {
                assertThat(Files.getPosixFilePermissions(Path.of(token.asText())))
                        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
                assertThat(first.toString())
                        .doesNotContain(
                                Files.readString(Path.of(token.asText())).strip());
            }
        }
    }

    @Test
    @Order(6)
    void startsAServiceAgainThatWasKilled() {
        ProcessHandle.of(pid("airgap", "importer")).orElseThrow().destroyForcibly();

        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(RunningPipeline.fromRelay(first, "/.airgap/snapshot.json")
                                .statusCode())
                        .isEqualTo(200));
    }

    @Test
    @Order(7)
    void takesTheNextSequenceOverUnchangedContentAndCallsNobodyOutside() throws Exception {
        RunningPipeline.Ended ended = pipeline.cycleRun();

        assertThat(ended.exitCode()).isZero();
        JsonNode second = ended.json();
        assertThat(second.path("sequence").asLong()).isEqualTo(2);
        assertThat(second.path("cycleId")).isNotEqualTo(first.path("cycleId"));
        JsonNode cycle = RunningPipeline.get(
                second,
                "dmz",
                "bundler",
                "auditor",
                "/api/v1/cycles/" + second.path("cycleId").asText());
        assertThat(cycle.path("unchanged").asBoolean()).isTrue();
        first = second;
        assertThat(timeline("airgap"))
                .doesNotContain("update-source.unreachable")
                .contains("snapshot.activated");
    }

    private static List<String> timeline(String zone) throws Exception {
        String path = "/api/v1/cycles/" + first.path("cycleId").asText() + "/timeline";
        return RunningPipeline.get(first, zone, "audit", "auditor", path)
                .path("items")
                .valueStream()
                .map(event -> event.path("type").asText())
                .toList();
    }

    private static long pid(String zone, String name) {
        return first.path("services")
                .valueStream()
                .filter(service -> service.path("zone").asText().equals(zone)
                        && service.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow()
                .path("pid")
                .asLong();
    }

    private static Path source() {
        return folder.resolve("source");
    }
}
