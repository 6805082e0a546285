package dev.airgap.bundler;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.airgap.bundle.BundleReader;
import dev.airgap.bundle.ContentStore;
import dev.airgap.bundle.Expectations;
import dev.airgap.bundle.Manifest;
import dev.airgap.bundle.Progress;
import dev.airgap.bundle.VerifiedBundle;
import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.contracts.data.TransferDeparted;
import dev.airgap.contracts.data.TransferSealed;
import dev.airgap.contracts.data.TransferWritten;
import dev.airgap.testing.EventProbe;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import dev.airgap.testing.SiblingEvents;
import dev.airgap.testing.Tokens;
import dev.airgap.trust.Sha256;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@InZone(zone = Zone.DMZ, service = Service.BUNDLER)
@WithTestResource(BundlerFiles.class)
class CycleTest {

    private static SiblingEvents transfer;

    @TempDir
    Path folder;

    EventProbe probe;
    BundlerFiles files;

    @BeforeEach
    void aSource() throws IOException {
        if (transfer == null) {
            transfer = new SiblingEvents(probe, Zone.DMZ, Service.TRANSFER);
        }
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

    @Test
    void waitsForTheReceiptOnceTheMediumHasLeft() {
        String id = CycleDriver.run().getString("id");
        transfer.publish(EventType.TRANSFER_WRITTEN, id, new TransferWritten("t-1", "serial", 1, List.of()));
        CycleDriver.await(id, "WRITTEN");
        transfer.publish(EventType.TRANSFER_SEALED, id, new TransferSealed("t-1", "serial", "0".repeat(64), List.of()));
        CycleDriver.await(id, "SEALED");
        byte[] departed =
                transfer.publish(EventType.TRANSFER_DEPARTED, id, new TransferDeparted("t-1", "serial", "carl"));

        JsonPath cycle = CycleDriver.await(id, "WAITING_FOR_RECEIPT");

        assertThat(cycle.getString("nextAction.role")).isEqualTo("custodian");
        PublishedEvent waiting = probe.await(
                "cycle.waiting-for-receipt", event -> event.cycleId().equals(id));
        assertThat(waiting.data().path("transferId").asText()).isEqualTo("t-1");
        assertThat(waiting.data().path("sequence").asLong()).isEqualTo(cycle.getLong("sequence"));
        transfer.send(departed);
        String next = CycleDriver.run().getString("id");
        probe.await("bundle.released", event -> event.cycleId().equals(next));
        assertThat(probe.matching(event -> event.type().equals("cycle.waiting-for-receipt")
                        && event.cycleId().equals(id)))
                .hasSize(1);
    }

    @Test
    void setsAsideWordOfATransferForACycleThatDoesNotExist() {
        String unknown = UUID.randomUUID().toString();
        transfer.publish(
                EventType.TRANSFER_SEALED, unknown, new TransferSealed("t-9", "serial", "0".repeat(64), List.of()));

        PublishedEvent alarm = probe.await(
                "message.dead-lettered",
                event -> event.data().path("detail").asText().contains(unknown));

        assertThat(alarm.data().path("code").asText()).isEqualTo("CYCLE_UNKNOWN");
    }

    @Test
    void handsTheBytesOfABundleToAnotherService() throws IOException {
        JsonPath cycle = CycleDriver.run();

        byte[] bytes = given().header("Authorization", Tokens.SERVICE.bearer())
                .get("/api/v1/bundles/" + cycle.getString("bundle.id") + "/content")
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .header("Content-Length", cycle.getString("bundle.size"))
                .header("Content-Disposition", "attachment; filename=\"" + cycle.getString("bundle.fileName") + "\"")
                .extract()
                .asByteArray();

        assertThat(bytes).isEqualTo(Files.readAllBytes(Path.of(cycle.getString("bundle.path"))));
    }

    @Test
    void saysWhenTheFileOfABundleIsGone() throws IOException {
        JsonPath cycle = CycleDriver.run();
        Files.delete(Path.of(cycle.getString("bundle.path")));

        given().header("Authorization", Tokens.OPERATOR.bearer())
                .get("/api/v1/bundles/" + cycle.getString("bundle.id") + "/content")
                .then()
                .statusCode(410)
                .contentType("application/problem+json")
                .body("code", equalTo("BUNDLE_FILE_MISSING"));
    }

    @Test
    void keepsTheBytesOfABundleFromWhoOnlyReads() {
        String bundleId = CycleDriver.run().getString("bundle.id");

        given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/bundles/" + bundleId + "/content")
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
        given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/bundles/" + bundleId)
                .then()
                .statusCode(200)
                .body("id", equalTo(bundleId));
    }

    @Test
    void letsNobodyButAnOperatorStartACycle() {
        given().contentType(ContentType.JSON).post("/api/v1/cycles").then().statusCode(401);
        given().header("Authorization", Tokens.CUSTODIAN.bearer())
                .contentType(ContentType.JSON)
                .post("/api/v1/cycles")
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
    }

    @Test
    void refusesASiteThatItDoesNotServe() {
        given().header("Authorization", Tokens.OPERATOR.bearer())
                .contentType(ContentType.JSON)
                .body("{\"site\":\"plant-2\"}")
                .post("/api/v1/cycles")
                .then()
                .statusCode(422)
                .body("code", equalTo("SITE_UNKNOWN"));
    }

    @Test
    void startsACycleWithoutABody() {
        String location = given().header("Authorization", Tokens.OPERATOR.bearer())
                .contentType(ContentType.JSON)
                .post("/api/v1/cycles")
                .then()
                .statusCode(202)
                .body("state", equalTo("STARTED"))
                .extract()
                .header("Location");

        CycleDriver.finish(location.substring(location.lastIndexOf('/') + 1));
    }

    @Test
    void knowsNoCycleOfAnotherName() {
        given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/cycles/nonsense")
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void listsCyclesNewestFirstAPageAtATime() {
        String older = CycleDriver.start();
        String newer = CycleDriver.start();
        JsonPath page = list("?limit=1");
        assertThat(page.getList("items.id")).containsExactly(newer);

        JsonPath second = list("?limit=1&before=" + page.getLong("next"));

        assertThat(second.getList("items.id")).containsExactly(older);
        CycleDriver.finish(newer);
    }

    @Test
    void countsWhatOthersWatch() {
        JsonPath cycle = CycleDriver.run();

        Awaitility.await()
                .untilAsserted(() -> assertThat(given().header("Authorization", Tokens.AUDITOR.bearer())
                                .get("/q/metrics")
                                .asString())
                        .contains("airgap_bundle_last_sequence{site=\"plant-1\"} " + cycle.getLong("sequence") + ".0")
                        .contains("airgap_cycles{state=\"RELEASED\"}")
                        .contains("airgap_content_freshness_seconds{site=\"plant-1\"}"));
    }

    private static JsonPath list(String query) {
        return given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/cycles" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private VerifiedBundle verify(Path bundle) throws IOException {
        ContentStore relay = ContentStore.open(folder.resolve("relay"));
        try (BundleReader reader = BundleReader.open(bundle)) {
            reader.roots();
            VerifiedBundle verified =
                    reader.verify(files.release().trustedRoot(), new Expectations("plant-1", Instant.now(), "0.1.0"));
            reader.extract(relay, Progress.IGNORED);
            return verified;
        }
    }
}
