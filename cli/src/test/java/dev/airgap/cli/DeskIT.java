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
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
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
        assertThat(prepared.exitCode()).as(prepared.errors()).isEqualTo(3);
        assertThat(stick).as("nothing is written before it is sealed").isEmptyDirectory();
        as(Zone.DMZ, "approver").post("/api/v1/transfers/" + transferId + "/approve", Map.of());
        RunningPipeline.Ended written = write(transferId, "--seal-number", SEAL);

        assertThat(written.exitCode()).as(written.errors()).isZero();
        assertThat(written.output()).contains("DESK-1", SEAL, "safe to eject");
        assertThat(stick.resolve("airgap").resolve(transferId).resolve("volume-1-of-1.dsse.json"))
                .isRegularFile();
        as(Zone.DMZ, "custodian")
                .post("/api/v1/transfers/" + transferId + "/depart", Map.of("recipient", "dora", "sealNumber", SEAL));

        RunningPipeline.Ended opened = read(Zone.AIRGAP, "another seal");
        assertThat(opened.exitCode()).as(opened.errors()).isEqualTo(5);
        assertThat(as(Zone.AIRGAP, "auditor")
                        .get("/api/v1/arrivals?limit=1")
                        .at("/items/0/error/code")
                        .asText())
                .isEqualTo("SEAL_NUMBER_DIFFERS");
        RunningPipeline.Ended arrived = read(Zone.AIRGAP, SEAL);

        assertThat(arrived.exitCode()).as(arrived.errors()).isZero();
        assertThat(arrived.output()).contains("is on the medium", "safe to eject");
        assertThat(stick.resolve("airgap").resolve(transferId).resolve("return"))
                .isDirectoryContaining("glob:**/receipt-*.dsse.json");

        RunningPipeline.Ended shown = receipt("show", Zone.AIRGAP);
        assertThat(shown.exitCode()).as(shown.errors()).isZero();
        Path typed = Files.writeString(
                stick.resolveSibling(transferId + ".txt"),
                shown.output()
                        .lines()
                        .filter(line -> line.matches("\\d\\d: .*"))
                        .map(line -> line.toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining("\n")));
        RunningPipeline.Ended taken = receipt("enter", Zone.DMZ, typed.toString());
        assertThat(taken.exitCode()).as(taken.errors()).isZero();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode cycle = pipeline.get(Zone.DMZ, "bundler", "auditor", "/api/v1/cycles/" + cycleId);
            assertThat(cycle.path("state").asText()).isEqualTo("CLOSED");
            assertThat(cycle.path("outcome").asText()).isEqualTo("UP_TO_DATE");
        });
        assertThat(newestReceipt().path("form").asText()).isEqualTo("SLIP");

        RunningPipeline.Ended back = read(Zone.DMZ, "C 1");

        assertThat(back.exitCode()).as(back.errors()).isZero();
        assertThat(newestReceipt().path("form").asText())
                .as("the file of what was typed")
                .isEqualTo("FILE");
        JsonNode medium = as(Zone.DMZ, "auditor")
                .get("/api/v1/media?serial=DESK-1")
                .path("items")
                .path(0);
        assertThat(medium.path("state").asText()).isEqualTo("RETURNED");
    }

    @Test
    void crossesTheGapOnSticksThatHoldAPartOfItEach(RunningPipeline shared, @TempDir Path drawer) throws Exception {
        pipeline = shared;
        pipeline.closedCycle();
        String cycleId =
                pipeline.cycleRun("--until", "ready").json().path("cycleId").asText();
        String transferId = transferOf(cycleId);
        List<String> sticks = registered(transferId);

        List<String> named = new ArrayList<>();
        sticks.forEach(serial -> named.addAll(List.of("--medium", serial)));
        RunningPipeline.Ended prepared = write(transferId, named.toArray(String[]::new));
        assertThat(prepared.exitCode()).as(prepared.errors()).isEqualTo(3);
        assertThat(prepared.errors()).contains("approve");
        as(Zone.DMZ, "approver").post("/api/v1/transfers/" + transferId + "/approve", Map.of());
        for (String serial : sticks) {
            stick = Files.createDirectory(drawer.resolve(serial));
            RunningPipeline.Ended written = write(transferId, "--seal-number", SEAL, "--medium", serial);
            assertThat(written.exitCode()).as(written.errors()).isZero();
        }
        RunningPipeline.Ended wrongStick = write(transferId, "--medium", sticks.getFirst());
        assertThat(wrongStick.exitCode()).as(wrongStick.errors()).isEqualTo(5);
        assertThat(wrongStick.errors()).contains("MEDIUM_IN_USE");
        as(Zone.DMZ, "custodian")
                .post("/api/v1/transfers/" + transferId + "/depart", Map.of("recipient", "dora", "sealNumber", SEAL));

        for (String serial : sticks.reversed()) {
            stick = drawer.resolve(serial);
            RunningPipeline.Ended arrived = read(Zone.AIRGAP, SEAL);
            assertThat(arrived.exitCode()).as(arrived.errors()).isZero();
            assertThat(arrived.output()).contains(serial.equals(sticks.getFirst()) ? "DELIVERED" : "INCOMPLETE");
        }

        RunningPipeline.Ended back = read(Zone.DMZ, "C 2");
        assertThat(back.exitCode()).as(back.errors()).isZero();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(pipeline.get(Zone.DMZ, "bundler", "auditor", "/api/v1/cycles/" + cycleId)
                                        .path("state")
                                        .asText())
                                .isEqualTo("CLOSED"));
    }

    @Test
    void saysYesBeforeAnythingIsTakenAndNoWhenItWasTaken(RunningPipeline shared) throws Exception {
        pipeline = shared;
        pipeline.closedCycle();
        pipeline.cycleRun("--full", "--until", "departed");
        RunFile now = pipeline.now();

        RunningPipeline.Ended offline = AirgapCommand.here()
                .run(List.of("media", "check", now.medium(), "--root", now.root(), "--site", now.site(), "--json"));
        assertThat(offline.exitCode()).as(offline.output()).isZero();
        assertThat(offline.json().path("answer").asText()).isEqualTo("yes");
        for (Zone zone : Zone.values()) {
            JsonNode check = checked(zone);
            assertThat(check.at("/result/answer").asText()).as(check.toString()).isEqualTo("yes");
            assertThat(check.at("/result/notChecked/sequence").isMissingNode()).isTrue();
        }

        RunningPipeline.Ended closed = pipeline.cycleRun();
        assertThat(closed.exitCode()).as(closed.errors()).isZero();
        JsonNode again = checked(Zone.AIRGAP);
        assertThat(again.at("/result/answer").asText()).isEqualTo("no");
        assertThat(again.at("/result/findings/0/code").asText()).isIn("BUNDLE_REPEATED", "BUNDLE_OLDER");
    }

    private JsonNode checked(Zone zone) {
        String path = "/api/v1/media-checks/"
                + as(zone, "custodian")
                        .post("/api/v1/media-checks", Map.of())
                        .path("id")
                        .asText();
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> as(zone, "auditor").get(path),
                        check -> check.path("state").asText().equals("DONE"));
    }

    /** Media that are too small: the first has room for half of the bundle, none for all of it. */
    private List<String> registered(String transferId) {
        JsonNode files =
                as(Zone.DMZ, "auditor").get("/api/v1/transfers/" + transferId).path("files");
        long bundle = files.path(0).path("size").asLong();
        long rules = files.path(1).path("size").asLong();
        List<Long> rooms = new ArrayList<>(List.of(bundle / 2, bundle - 16));
        if (rules > bundle / 2 - 16) {
            rooms.add(rules);
        }
        List<String> serials = new ArrayList<>();
        for (long room : rooms) {
            // What transfer-service leaves free: for the seal, on the first one for the log, and for the file system.
            long reserved = (2L << 20) + (serials.isEmpty() ? 64L << 20 : 0);
            long capacity = (room + reserved) * 100 / 99 + 1;
            String serial = "SMALL-" + (serials.size() + 1);
            for (Zone zone : Zone.values()) {
                as(zone, "operator")
                        .post(
                                "/api/v1/media",
                                Map.of("serial", serial, "label", "tiny", "kind", "usb", "capacityBytes", capacity));
            }
            serials.add(serial);
        }
        return serials;
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

    private RunningPipeline.Ended receipt(String command, Zone zone, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("receipt", command));
        arguments.addAll(server(zone, "custodian"));
        arguments.addAll(List.of(more));
        return AirgapCommand.here().run(arguments);
    }

    private JsonNode newestReceipt() {
        return as(Zone.DMZ, "auditor")
                .get("/api/v1/receipts?limit=1")
                .path("items")
                .path(0);
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
