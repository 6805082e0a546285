package dev.airgap.transfer.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.contracts.data.BundleReleased;
import dev.airgap.contracts.data.RuleUpdateExported;
import dev.airgap.contracts.data.RuleUpdateFailed;
import dev.airgap.media.FileKind;
import dev.airgap.media.MediumReader;
import dev.airgap.media.TransferFile;
import dev.airgap.testing.EventProbe;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import dev.airgap.testing.SiblingEvents;
import dev.airgap.testing.Tokens;
import dev.airgap.transfer.SceneResource;
import dev.airgap.transfer.TransferScene;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@InZone(zone = Zone.DMZ, service = Service.TRANSFER)
@WithTestResource(SceneResource.class)
class DmzTest {

    private static final byte[] BUNDLE = TransferScene.randomBytes(300_000);
    private static final byte[] RULES = TransferScene.randomBytes(2_000);

    private static SiblingEvents bundler;
    private static SiblingEvents rules;
    private static String mediumId;

    EventProbe probe;
    TransferScene scene;

    private final String cycleId = UUID.randomUUID().toString();
    private final String bundleId =
            "b" + UUID.randomUUID().toString().replace("-", "").repeat(2).substring(1);

    @BeforeEach
    void aMedium() {
        scene.clear();
        scene.serve(bundlePath(), BUNDLE);
        scene.serve("/api/v1/rule-updates/26-001/content", RULES);
        if (bundler == null) {
            bundler = new SiblingEvents(probe, Zone.DMZ, Service.BUNDLER);
            rules = new SiblingEvents(probe, Zone.DMZ, Service.RULES);
            mediumId = register(TransferScene.SERIAL, 1_000_000)
                    .statusCode(201)
                    .extract()
                    .path("id");
        }
    }

    @Test
    void draftsWithTheFirstFileAndIsReadyWithTheSecond() {
        rulesExported();

        PublishedEvent drafted = probe.await("transfer.drafted", this::ofThisCycle);
        assertThat(drafted.data().path("files")).hasSize(1);
        assertThat(transfer().getString("nextAction.service")).isEqualTo("bundler");
        assertThat(transfer().getString("state")).isEqualTo("DRAFTED");

        bundleReleased();

        PublishedEvent ready = probe.await("transfer.ready", this::ofThisCycle);
        assertThat(ready.data().path("files")).hasSize(2);
        assertThat(transfer().getString("state")).isEqualTo("READY");
        assertThat(transfer().getString("nextAction.role")).isEqualTo("operator");
    }

    @Test
    void carriesTheBundleAloneWhenThereIsNoRuleUpdate() {
        bundleReleased();
        rules.publish(
                EventType.RULE_UPDATE_FAILED,
                cycleId,
                new RuleUpdateFailed(TransferScene.SITE, "RULE_MALFORMED", "line 3"));

        PublishedEvent ready = probe.await("transfer.ready", this::ofThisCycle);
        assertThat(ready.data().path("files")).hasSize(1);
        assertThat(ready.data().path("files").path(0).path("kind").asText()).isEqualTo("bundle");
    }

    @Test
    void writesSealsAndDepartsSoThatTheSiteCanReadIt() {
        String id = ready();

        write(id).statusCode(202);
        awaitState(id, "WRITTEN");
        seal(id).statusCode(200);
        depart(id, "{\"recipient\":\"driver\"}").statusCode(200);

        assertThat(transfer().getString("state")).isEqualTo("DEPARTED");
        assertThat(transfer().getLong("progress.done")).isEqualTo(BUNDLE.length + RULES.length);
        assertThat(transfer().getString("progress.unit")).isEqualTo("bytes");
        assertThat(scene.payload(id, bundleName())).hasBinaryContent(BUNDLE);
        var found = MediumReader.open(scene.medium()).transfers().getFirst();
        PublishedEvent sealed = probe.await("transfer.sealed", this::ofThisCycle);
        assertThat(sealed.data().path("manifestSha256").asText())
                .isEqualTo(found.manifestSha256().orElseThrow().hex());
        probe.await("transfer.departed", this::ofThisCycle);
        assertThat(probe.matching(this::ofThisCycle))
                .extracting(PublishedEvent::type)
                .containsExactly(
                        "transfer.drafted",
                        "transfer.ready",
                        "transfer.written",
                        "transfer.sealed",
                        "transfer.departed");
        assertThat(probe.matching(this::ofThisCycle))
                .extracting(event -> event.json().path("actor").asText())
                .containsExactly("", "", "olivia", "olivia", "carl");
        assertThat(probe.chainErrors()).isEmpty();
    }

    @Test
    void asksAgainWhenASourceDiesHalfWay() {
        String id = ready();
        scene.dieOnce(bundlePath(), 100_000);

        write(id).statusCode(202);

        awaitState(id, "WRITTEN");
        assertThat(scene.payload(id, bundleName())).hasBinaryContent(BUNDLE);
    }

    @Test
    void failsWhenASourceDoesNotGiveOutAFileAndCanBeWrittenAgain() {
        String id = ready();
        scene.clear();

        write(id).statusCode(202);
        awaitState(id, "FAILED");

        assertThat(transfer().getString("error.code")).isEqualTo("SOURCE_REFUSED");
        assertThat(probe.await("transfer.write-failed", this::ofThisCycle)
                        .data()
                        .path("code")
                        .asText())
                .isEqualTo("SOURCE_REFUSED");
        scene.serve(bundlePath(), BUNDLE);
        scene.serve("/api/v1/rule-updates/26-001/content", RULES);
        write(id).statusCode(202);
        awaitState(id, "WRITTEN");
    }

    @Test
    void refusesBytesThatAreNotTheAnnouncedOnes() {
        String id = ready();
        byte[] changed = BUNDLE.clone();
        changed[1000] ^= 1;
        scene.serve(bundlePath(), changed);

        write(id).statusCode(202);

        awaitState(id, "FAILED");
        assertThat(transfer().getString("error.code")).isEqualTo("SOURCE_CHANGED");
        assertThat(TransferScene.names(scene.medium().resolve("airgap/" + id + "/payload")))
                .isEmpty();
    }

    @Test
    void failsWithoutAMediumAndCanBeWrittenOnceItIsThere() {
        String id = ready();
        scene.plugged(false);
        try {
            write(id).statusCode(202);
            awaitState(id, "FAILED");
        } finally {
            scene.plugged(true);
        }
        assertThat(transfer().getString("error.code")).isEqualTo("MEDIUM_MISSING");

        write(id).statusCode(202);
        awaitState(id, "WRITTEN");
    }

    @Test
    void refusesAMediumWithSomethingUnknownOnItByName() throws Exception {
        String id = ready();
        Files.writeString(scene.medium().resolve("holiday.jpg"), "x");

        write(id).statusCode(202);

        awaitState(id, "FAILED");
        assertThat(transfer().getString("error.code")).isEqualTo("MEDIUM_UNEXPECTED_FILE");
        assertThat(transfer().getString("error.detail")).contains("holiday.jpg");
    }

    @Test
    void removesAnEarlierCarryFromAMediumThatCameBack() {
        String first = written();
        seal(first).statusCode(200);
        depart(first, "{}").statusCode(200);

        String second = readyIn(UUID.randomUUID().toString());
        write(second).statusCode(202);

        awaitState(second, "WRITTEN");
        assertThat(MediumReader.open(scene.medium()).transfers())
                .extracting(found -> found.transferId())
                .containsExactly(second);
        assertThat(get(first).getString("state")).isEqualTo("DEPARTED");
    }

    @Test
    void saysWhenATransferThatHasNotLeftWasWrittenOver() {
        String first = written();

        String second = readyIn(UUID.randomUUID().toString());
        write(second).statusCode(202);

        awaitState(second, "WRITTEN");
        assertThat(get(first).getString("state")).isEqualTo("FAILED");
        assertThat(get(first).getString("error.code")).isEqualTo("MEDIUM_WRITTEN_OVER");
        problem(seal(first), 409, "TRANSFER_WRONG_STATE");
    }

    @Test
    void doesNotSealWhatIsNoLongerOnTheMedium() throws Exception {
        String id = written();
        Files.delete(scene.payload(id, bundleName()));

        problem(seal(id), 409, "MEDIUM_FILE_MISSING");
        assertThat(transfer().getString("state")).isEqualTo("WRITTEN");
        assertThat(probe.ofType("transfer.sealed")).noneMatch(this::ofThisCycle);
    }

    @Test
    void takesNoStepOutOfOrder() {
        String id = ready();

        problem(seal(id), 409, "TRANSFER_WRONG_STATE");
        problem(depart(id, "{}"), 409, "TRANSFER_WRONG_STATE");
    }

    @Test
    void letsOneOfTwoPeopleDoTheSameThing() throws Exception {
        String id = written();
        seal(id).statusCode(200);

        Callable<Integer> depart = () -> depart(id, "{}").extract().statusCode();
        try (var people = Executors.newFixedThreadPool(4)) {
            List<Integer> answers = people.invokeAll(List.of(depart, depart, depart, depart)).stream()
                    .map(Future::resultNow)
                    .sorted()
                    .toList();
            assertThat(answers).containsExactly(200, 409, 409, 409);
        }
        probe.await("transfer.departed", this::ofThisCycle);
        assertThat(probe.ofType("transfer.departed"))
                .filteredOn(this::ofThisCycle)
                .hasSize(1);
    }

    @Test
    void refusesAMediumThatIsTooSmallOrNotRegistered() {
        String id = ready();
        String tiny = register("TINY-" + cycleId, 10).statusCode(201).extract().path("id");

        problem(write(id, tiny), 422, "MEDIUM_UNFIT");
        problem(write(id, UUID.randomUUID().toString()), 422, "MEDIUM_UNFIT");
        assertThat(transfer().getString("state")).isEqualTo("READY");
    }

    @Test
    void registersAMediumOnceHoweverOftenTheRequestIsSent() {
        String serial = "ONCE-" + cycleId;
        String first = register(serial, 10).statusCode(201).extract().path("id");
        String again = register(serial, 10).statusCode(201).extract().path("id");

        assertThat(again).isEqualTo(first);
        given().header("Authorization", Tokens.OPERATOR.bearer())
                .contentType(ContentType.JSON)
                .body("{\"serial\":\"%s\",\"label\":\"x\",\"kind\":\"usb\",\"capacityBytes\":10}".formatted(serial))
                .post("/api/v1/media")
                .then()
                .statusCode(409);
        probe.await(
                "medium.registered",
                event -> event.data().path("serial").asText().equals(serial));
        assertThat(probe.ofType("medium.registered"))
                .filteredOn(event -> event.data().path("serial").asText().equals(serial))
                .hasSize(1);
    }

    @Test
    void letsOnlyTheRightRolesMoveATransfer() {
        String id = ready();

        as(Tokens.CUSTODIAN, "{\"mediumId\":\"" + mediumId + "\"}", "/api/v1/transfers/" + id + "/write")
                .statusCode(403);
        as(Tokens.CUSTODIAN, "{}", "/api/v1/transfers/" + id + "/seal").statusCode(403);
        as(Tokens.OPERATOR, "{}", "/api/v1/transfers/" + id + "/depart").statusCode(403);
        given().post("/api/v1/transfers/" + id + "/seal").then().statusCode(401);
        probe.await(
                "request.refused", event -> event.data().path("path").asText().contains(id));
    }

    @Test
    void answersThatArrivalsBelongToTheOtherZone() {
        problem(as(Tokens.CUSTODIAN, "{}", "/api/v1/arrivals"), 404, "WRONG_ZONE");
    }

    private String written() {
        String id = ready();
        write(id).statusCode(202);
        awaitState(id, "WRITTEN");
        return id;
    }

    private String ready() {
        return readyIn(cycleId);
    }

    private String readyIn(String cycle) {
        bundleReleased(cycle);
        rulesExported(cycle);
        return probe.await("transfer.ready", event -> event.cycleId().equals(cycle))
                .data()
                .path("transferId")
                .asText();
    }

    private void bundleReleased() {
        bundleReleased(cycleId);
    }

    private void bundleReleased(String cycle) {
        TransferFile file = TransferScene.file(bundleName(), FileKind.BUNDLE, BUNDLE, bundleId);
        bundler.publish(
                EventType.BUNDLE_RELEASED,
                cycle,
                new BundleReleased(
                        TransferScene.SITE,
                        1,
                        1,
                        bundleId,
                        file.name(),
                        file.size(),
                        file.sha256().hex(),
                        "d".repeat(64),
                        "full",
                        false));
    }

    private void rulesExported() {
        rulesExported(cycleId);
    }

    private void rulesExported(String cycle) {
        TransferFile file = TransferScene.file("26-001.dsru", FileKind.RULE_UPDATE, RULES, "c".repeat(64));
        rules.publish(
                EventType.RULE_UPDATE_EXPORTED,
                cycle,
                new RuleUpdateExported(
                        TransferScene.SITE,
                        "26-001",
                        file.id(),
                        file.name(),
                        file.size(),
                        file.sha256().hex(),
                        10,
                        false));
    }

    private ValidatableResponse register(String serial, long capacity) {
        return given().header("Authorization", Tokens.OPERATOR.bearer())
                .header("Idempotency-Key", "register-" + serial)
                .contentType(ContentType.JSON)
                .body("{\"serial\":\"%s\",\"label\":\"blue\",\"kind\":\"usb\",\"capacityBytes\":%d}"
                        .formatted(serial, capacity))
                .post("/api/v1/media")
                .then();
    }

    private ValidatableResponse write(String id) {
        return write(id, mediumId);
    }

    private ValidatableResponse write(String id, String medium) {
        return as(Tokens.OPERATOR, "{\"mediumId\":\"" + medium + "\"}", "/api/v1/transfers/" + id + "/write");
    }

    private ValidatableResponse seal(String id) {
        return given().header("Authorization", Tokens.OPERATOR.bearer())
                .post("/api/v1/transfers/" + id + "/seal")
                .then();
    }

    private ValidatableResponse depart(String id, String body) {
        return as(Tokens.CUSTODIAN, body, "/api/v1/transfers/" + id + "/depart");
    }

    private static ValidatableResponse as(Tokens who, String body, String path) {
        return given().header("Authorization", who.bearer())
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    private static void problem(ValidatableResponse response, int status, String code) {
        JsonPath problem = response.statusCode(status)
                .contentType("application/problem+json")
                .extract()
                .jsonPath();
        assertThat(problem.getString("code")).isEqualTo(code);
    }

    private void awaitState(String id, String state) {
        await().atMost(Duration.ofSeconds(20)).until(() -> get(id).getString("state"), state::equals);
    }

    private JsonPath transfer() {
        JsonPath list = given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/transfers?cycleId=" + cycleId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return list.setRootPath("items[0]");
    }

    private static JsonPath get(String id) {
        return given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/transfers/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private String bundlePath() {
        return "/api/v1/bundles/" + bundleId + "/content";
    }

    private String bundleName() {
        return "airgap-plant-1-e1-s000001.zip";
    }

    private boolean ofThisCycle(PublishedEvent event) {
        return event.cycleId().equals(cycleId);
    }
}
