package dev.airgap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airgap.cli.rest.ServiceApi;
import dev.airgap.contracts.Zone;
import dev.airgap.local.RunFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A cycle whose medium no service ever sees: it is written and read at desks. */
@Order(5)
@ExtendWith(SharedPipeline.class)
class DeskIT {

    private static final String SEAL = "B 4711";
    private static final Map<String, Object> MEDIUM =
            Map.of("serial", "DESK-1", "label", "blue", "kind", "usb", "capacityBytes", 64_000_000_000L);

    @TempDir
    Path stick;

    private RunningPipeline pipeline;

    @Test
    void crossesTheGapOnAMediumThatIsOnlyEverAtADesk(RunningPipeline shared) throws Exception {
        pipeline = shared;
        pipeline.closedCycle();
        String cycleId =
                pipeline.cycleRun("--until", "ready").json().path("cycleId").asText();
        String transferId = transferOf(cycleId);
        for (Zone zone : Zone.values()) {
            as(zone, "operator").post("/api/v1/media", MEDIUM);
        }

        RunningPipeline.Ended prepared = write(transferId, "--medium", "DESK-1");
        assertThat(prepared.exitCode()).as(prepared.output()).isEqualTo(3);
        assertThat(stick).as("nothing is written before it is sealed").isEmptyDirectory();
        as(Zone.DMZ, "approver").post("/api/v1/transfers/" + transferId + "/approve", Map.of());
        RunningPipeline.Ended written = write(transferId, "--seal-number", SEAL);

        assertThat(written.exitCode()).as(written.output()).isZero();
        assertThat(written.output()).contains("DESK-1", SEAL, "safe to eject");
        assertThat(stick.resolve("airgap").resolve(transferId).resolve("volume-1-of-1.dsse.json"))
                .isRegularFile();
        as(Zone.DMZ, "custodian")
                .post("/api/v1/transfers/" + transferId + "/depart", Map.of("recipient", "dora", "sealNumber", SEAL));

        RunningPipeline.Ended opened = read(Zone.AIRGAP, "another seal");
        assertThat(opened.exitCode()).as(opened.output()).isEqualTo(5);
        assertThat(as(Zone.AIRGAP, "auditor")
                        .get("/api/v1/arrivals?limit=1")
                        .at("/items/0/error/code")
                        .asText())
                .isEqualTo("SEAL_NUMBER_DIFFERS");
        RunningPipeline.Ended arrived = read(Zone.AIRGAP, SEAL);

        assertThat(arrived.exitCode()).as(arrived.output()).isZero();
        assertThat(arrived.output()).contains("is on the medium", "safe to eject");
        assertThat(stick.resolve("airgap").resolve(transferId).resolve("return"))
                .isDirectoryContaining("glob:**/receipt-*.dsse.json");

        RunningPipeline.Ended back = read(Zone.DMZ, "C 1");

        assertThat(back.exitCode()).as(back.output()).isZero();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode cycle = pipeline.get(Zone.DMZ, "bundler", "auditor", "/api/v1/cycles/" + cycleId);
            assertThat(cycle.path("state").asText()).isEqualTo("CLOSED");
            assertThat(cycle.path("outcome").asText()).isEqualTo("UP_TO_DATE");
        });
        JsonNode medium = as(Zone.DMZ, "auditor")
                .get("/api/v1/media?serial=DESK-1")
                .path("items")
                .path(0);
        assertThat(medium.path("state").asText()).isEqualTo("RETURNED");
    }

    private RunningPipeline.Ended write(String transferId, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("media", "write", "--transfer", transferId));
        arguments.addAll(server(Zone.DMZ, "operator"));
        arguments.addAll(List.of(more));
        arguments.add(stick.toString());
        return AirgapCommand.here().run(arguments);
    }

    private RunningPipeline.Ended read(Zone zone, String seal) throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("media", "read", "--delivered-by", "dora", "--seal-number", seal));
        arguments.addAll(server(zone, "custodian"));
        arguments.add(stick.toString());
        return AirgapCommand.here().run(arguments);
    }

    private static Path firstIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().findFirst().orElseThrow();
        }
    }

    private String transferOf(String cycleId) {
        return as(Zone.DMZ, "auditor")
                .get("/api/v1/transfers?cycleId=" + cycleId)
                .path("items")
                .path(0)
                .path("id")
                .asText();
    }

    private ServiceApi as(Zone zone, String role) {
        return new ServiceApi(URI.create(url(zone)), Path.of(token(zone, role)));
    }

    private List<String> server(Zone zone, String role) {
        return List.of("--server", url(zone), "--token-file", token(zone, role));
    }

    private String url(Zone zone) {
        return String.valueOf(
                pipeline.now().find(zone, "transfer").orElseThrow().url());
    }

    private String token(Zone zone, String role) {
        RunFile now = pipeline.now();
        return now.tokens().get(zone.label()).get(role);
    }
}
