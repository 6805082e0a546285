package dev.airgap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.airgap.contracts.Zone;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Both zones as separate processes; a cycle that is stopped half-way, goes on, and comes again. */
@Order(1)
@ExtendWith(SharedPipeline.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstCrossingIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static RunningPipeline pipeline;
    private static JsonNode first;

    @BeforeAll
    static void startBothZones(RunningPipeline shared) {
        pipeline = shared;
    }

    @Test
    @Order(1)
    void stopsWithTheSealedMediumInTheDmz() throws Exception {
        RunningPipeline.Ended ended = pipeline.cycleRun("--until", "sealed");

        assertThat(ended.exitCode()).isZero();
        first = ended.json();
        assertThat(first.path("sequence").asLong()).isEqualTo(1);
        assertThat(Path.of(first.path("bundle").asText())).isRegularFile();
        assertThat(pipeline.fromRelay("/.airgap/snapshot.json").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(2)
    void goesOnToTheEndAndServesExactlyTheBytesOfTheSource() throws Exception {
        RunningPipeline.Ended ended = pipeline.cycleRun();

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.json().path("cycleId")).isEqualTo(first.path("cycleId"));
        assertThat(ended.json().path("outcome").asText()).isEqualTo("UPDATED");
        assertThat(ended.json().path("receiptNumber").asLong()).isEqualTo(1);
        JsonNode snapshot =
                JSON.readTree(pipeline.fromRelay("/.airgap/snapshot.json").body());
        assertThat(snapshot.path("sequence").asLong()).isEqualTo(1);
        assertThat(snapshot.path("files")).hasSize(numberOfFiles(pipeline.source()));
        for (JsonNode file : snapshot.path("files")) {
            String path = file.path("path").asText();
            HttpResponse<byte[]> served = pipeline.fromRelay(path.startsWith("/") ? path : "/" + path);
            assertThat(pipeline.source().resolve(path.replaceAll("^/", ""))).hasBinaryContent(served.body());
        }
    }

    @Test
    @Order(3)
    void recordsEveryStepOnceInBothZones() throws Exception {
        assertThat(types(Zone.DMZ, false))
                .containsSubsequence("cycle.started", "snapshot.taken", "bundle.released")
                .containsSubsequence(
                        "transfer.ready",
                        "transfer.written",
                        "transfer.approved",
                        "transfer.sealed",
                        "transfer.departed",
                        "cycle.waiting-for-receipt",
                        "receipt.accepted",
                        "cycle.closed")
                .contains("rule-update.exported")
                .doesNotHaveDuplicates();
        assertThat(types(Zone.AIRGAP, false))
                .containsSubsequence("transfer.arrived", "transfer.delivered")
                .containsSubsequence(
                        "import.started",
                        "update-source.unreachable",
                        "snapshot.staged",
                        "snapshot.switched",
                        "snapshot.activated",
                        "receipt.written")
                .containsSubsequence("snapshot.activated", "import.finished")
                .containsSubsequence("rules.validated", "rules.confirmed", "rules.applied", "receipt.written")
                .doesNotHaveDuplicates();
    }

    @Test
    @Order(3)
    void showsEachZoneWhatTheMediumBroughtOfTheOther() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(types(Zone.AIRGAP, true)).containsSubsequence("cycle.started", "bundle.released");
            assertThat(types(Zone.DMZ, true)).contains("snapshot.activated", "rules.applied");
        });
    }

    @Test
    @Order(3)
    void bringsTheSiteTheRootThatNamesItsKeys() throws Exception {
        EveryEvent airGap = EveryEvent.of(pipeline, Zone.AIRGAP);

        // The kit brought root 1, before there were any keys of the site.
        assertThat(airGap.ofType("root.accepted"))
                .filteredOn(event -> event.path("source").asText().equals("airgap/transfer"))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.path("data").path("version").asInt()).isEqualTo(2));
        assertThat(airGap.ofType("message.dead-lettered")).isEmpty();
    }

    @Test
    @Order(3)
    void namesThePersonsWhoCheckedEachOther() throws Exception {
        assertThat(actorOf(Zone.DMZ, "transfer.approved")).isEqualTo("petra");
        assertThat(actorOf(Zone.DMZ, "transfer.sealed")).isEqualTo("olivia");
        assertThat(actorOf(Zone.AIRGAP, "rules.confirmed")).isEqualTo("paula");
    }

    @Test
    @Order(4)
    void keepsTheDmzsBundleAndEmptiesTheInstallDirectory() throws Exception {
        Path bundle = Path.of(first.path("bundle").asText());

        RunningPipeline.Ended verified = AirgapCommand.here()
                .run(List.of(
                        "verify",
                        bundle.toString(),
                        "--root",
                        first.path("root").asText(),
                        "--site",
                        "plant-1"));

        assertThat(verified.exitCode()).isZero();
        assertThat(verified.output()).startsWith("ACCEPTED ");
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
        long pid = pipeline.now().find(Zone.AIRGAP, "importer").orElseThrow().pid();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(
                                pipeline.fromRelay("/.airgap/snapshot.json").statusCode())
                        .isEqualTo(200));
    }

    @Test
    @Order(7)
    void takesTheNextSequenceCarriesNothingAgainAndCallsNobodyOutside() throws Exception {
        long full = Files.size(Path.of(first.path("bundle").asText()));

        RunningPipeline.Ended ended = pipeline.cycleRun();

        assertThat(ended.exitCode()).isZero();
        JsonNode second = ended.json();
        assertThat(second.path("sequence").asLong()).isEqualTo(2);
        assertThat(second.path("cycleId")).isNotEqualTo(first.path("cycleId"));
        JsonNode cycle = pipeline.get(
                Zone.DMZ,
                "bundler",
                "auditor",
                "/api/v1/cycles/" + second.path("cycleId").asText());
        assertThat(cycle.path("unchanged").asBoolean()).isTrue();
        assertThat(cycle.path("bundle").path("kind").asText()).isEqualTo("differential");
        assertThat(cycle.path("bundle").path("files").asLong()).isZero();
        assertThat(cycle.path("bundle").path("size").asLong()).isLessThan(full / 10);
        JsonNode served =
                JSON.readTree(pipeline.fromRelay("/.airgap/snapshot.json").body());
        assertThat(served.path("sequence").asLong()).isEqualTo(2);
        assertThat(served.path("files")).hasSize(numberOfFiles(pipeline.source()));
        assertThat(second.path("outcome").asText()).isEqualTo("UP_TO_DATE");
        assertThat(second.path("receiptNumber").asLong()).isEqualTo(2);
        first = second;
        assertThat(types(Zone.AIRGAP, false))
                .doesNotContain("update-source.unreachable")
                .contains("snapshot.activated");
    }

    private static List<JsonNode> timeline(Zone zone) throws Exception {
        String path = "/api/v1/cycles/" + first.path("cycleId").asText() + "/timeline";
        return pipeline.get(zone, "audit", "auditor", path)
                .path("items")
                .valueStream()
                .toList();
    }

    private static List<String> types(Zone zone, boolean mirrored) throws Exception {
        return timeline(zone).stream()
                .filter(event -> event.path("mirrored").asBoolean() == mirrored)
                .map(event -> event.path("type").asText())
                .toList();
    }

    private static String actorOf(Zone zone, String type) throws Exception {
        return timeline(zone).stream()
                .filter(event -> event.path("type").asText().equals(type))
                .findFirst()
                .orElseThrow()
                .path("actor")
                .asText();
    }

    private static int numberOfFiles(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return (int) paths.filter(Files::isRegularFile).count();
        }
    }
}
