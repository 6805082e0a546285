package dev.airgap.transfer.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Standing;
import dev.airgap.contracts.data.BundleReleased;
import dev.airgap.contracts.data.CycleClosed;
import dev.airgap.contracts.data.RuleUpdateExported;
import dev.airgap.contracts.data.RuleUpdateFailed;
import dev.airgap.media.FileKind;
import dev.airgap.media.TransferFile;
import dev.airgap.testing.EventProbe;
import dev.airgap.testing.PublishedEvent;
import dev.airgap.testing.Tokens;
import dev.airgap.transfer.TransferScene;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the DMZ share: a cycle of its own for each, and the people who carry it through. */
abstract class DmzCase {

    static final byte[] BUNDLE = TransferScene.randomBytes(300_000);
    static final byte[] RULES = TransferScene.randomBytes(2_000);

    EventProbe probe;
    TransferScene scene;

    final String cycleId = UUID.randomUUID().toString();
    final String bundleId =
            "b" + UUID.randomUUID().toString().replace("-", "").repeat(2).substring(1);
    final String serial = "STICK-" + cycleId;
    String mediumId;
    Instant expiresAt = Instant.parse("2036-01-01T00:00:00Z");

    @BeforeEach
    void aMedium() {
        scene.clear();
        scene.serve(bundlePath(), BUNDLE);
        scene.serve("/api/v1/rule-updates/26-001/content", RULES);
        mediumId = register(serial, 1_000_000).statusCode(201).extract().path("id");
    }

    String sealed() {
        String id = written();
        approve(id).statusCode(200);
        seal(id).statusCode(202);
        awaitState(id, "SEALED");
        return id;
    }

    String departed() {
        String id = sealed();
        depart(id).statusCode(200);
        return id;
    }

    String written() {
        String id = ready();
        write(id).statusCode(202);
        awaitState(id, "WRITTEN");
        return id;
    }

    String ready() {
        return readyIn(cycleId);
    }

    String readyIn(String cycle) {
        bundleReleased(cycle);
        rulesExported(cycle);
        return probe.await("transfer.ready", event -> event.cycleId().equals(cycle))
                .data()
                .path("transferId")
                .asText();
    }

    byte[] bundleReleased() {
        return bundleReleased(cycleId);
    }

    byte[] bundleReleased(String cycle) {
        TransferFile file = TransferScene.file(bundleName(), FileKind.BUNDLE, BUNDLE, bundleId);
        return scene.sibling(probe, Service.BUNDLER)
                .publish(
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
                                false,
                                null,
                                1L,
                                expiresAt));
    }

    byte[] rulesExported() {
        return rulesExported(cycleId);
    }

    byte[] rulesExported(String cycle) {
        TransferFile file = TransferScene.file("26-001.dsru", FileKind.RULE_UPDATE, RULES, "c".repeat(64));
        return scene.sibling(probe, Service.RULES)
                .publish(
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

    void cycleClosed(Standing outcome) {
        scene.sibling(probe, Service.BUNDLER)
                .publish(
                        EventType.CYCLE_CLOSED,
                        cycleId,
                        new CycleClosed(TransferScene.SITE, outcome, null, null, null, null));
    }

    void rulesFailed() {
        scene.sibling(probe, Service.RULES)
                .publish(
                        EventType.RULE_UPDATE_FAILED,
                        cycleId,
                        new RuleUpdateFailed(TransferScene.SITE, "RULE_MALFORMED", "line 3"));
    }

    ValidatableResponse register(String serial, long capacity) {
        return given().header("Authorization", Tokens.OPERATOR.bearer())
                .header("Idempotency-Key", "register-" + serial)
                .contentType(ContentType.JSON)
                .body("{\"serial\":\"%s\",\"label\":\"blue\",\"kind\":\"usb\",\"capacityBytes\":%d}"
                        .formatted(serial, capacity))
                .post("/api/v1/media")
                .then();
    }

    ValidatableResponse write(String id) {
        return write(id, mediumId);
    }

    ValidatableResponse write(String id, String medium) {
        return as(Tokens.OPERATOR, "{\"mediumId\":\"" + medium + "\"}", "/api/v1/transfers/" + id + "/write");
    }

    ValidatableResponse writeOver(String id) {
        return as(
                Tokens.OPERATOR,
                "{\"mediumId\":\"" + mediumId + "\",\"overwrite\":true}",
                "/api/v1/transfers/" + id + "/write");
    }

    ValidatableResponse approve(String id) {
        return approve(id, Tokens.APPROVER);
    }

    ValidatableResponse approve(String id, Tokens who) {
        return given().header("Authorization", who.bearer())
                .post("/api/v1/transfers/" + id + "/approve")
                .then();
    }

    ValidatableResponse seal(String id) {
        return as(Tokens.OPERATOR, "{\"sealNumber\":\"SEAL-1\"}", "/api/v1/transfers/" + id + "/seal");
    }

    ValidatableResponse depart(String id) {
        return depart(id, "{\"recipient\":\"dora\",\"sealNumber\":\"SEAL-1\"}");
    }

    ValidatableResponse depart(String id, String body) {
        return as(Tokens.CUSTODIAN, body, "/api/v1/transfers/" + id + "/depart");
    }

    /** The custodian comes back with the medium. */
    JsonPath bring() {
        return bring("{" + TransferScene.DELIVERY + "}");
    }

    JsonPath bring(String body) {
        String id = as(Tokens.CUSTODIAN, body, "/api/v1/returns")
                .statusCode(202)
                .extract()
                .path("id");
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> given().header("Authorization", Tokens.CUSTODIAN.bearer())
                                .get("/api/v1/returns/" + id)
                                .then()
                                .extract()
                                .jsonPath(),
                        returned -> !"RUNNING".equals(returned.getString("state")));
    }

    static JsonPath medium(String id) {
        return given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/media/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static ValidatableResponse as(Tokens who, String body, String path) {
        return given().header("Authorization", who.bearer())
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    static void problem(ValidatableResponse response, int status, String code) {
        JsonPath problem = response.statusCode(status)
                .contentType("application/problem+json")
                .extract()
                .jsonPath();
        assertThat(problem.getString("code")).isEqualTo(code);
    }

    void awaitState(String id, String state) {
        await().atMost(Duration.ofSeconds(20)).until(() -> get(id).getString("state"), state::equals);
    }

    JsonPath transfer() {
        JsonPath list = given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/transfers?cycleId=" + cycleId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return list.setRootPath("items[0]");
    }

    static JsonPath get(String id) {
        return given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/transfers/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    String bundlePath() {
        return "/api/v1/bundles/" + bundleId + "/content";
    }

    String bundleName() {
        return "airgap-plant-1-e1-s000001.zip";
    }

    boolean ofThisCycle(PublishedEvent event) {
        return event.cycleId().equals(cycleId);
    }
}
