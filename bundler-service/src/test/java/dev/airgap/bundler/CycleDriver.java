package dev.airgap.bundler;

import static io.restassured.RestAssured.given;

import dev.airgap.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Starts cycles and watches them, as a client does. */
final class CycleDriver {

    private static final Set<String> AT_WORK = Set.of("STARTED", "SNAPSHOT_TAKEN");

    private CycleDriver() {}

    static String start() {
        return start(UUID.randomUUID().toString());
    }

    static String start(String idempotencyKey) {
        return accepted(ask(idempotencyKey, "{}"));
    }

    /** A cycle whose bundle is to carry everything. */
    static String startFull() {
        return accepted(ask(UUID.randomUUID().toString(), "{\"full\":true}"));
    }

    private static String accepted(ValidatableResponse answer) {
        return answer.statusCode(202).extract().path("id");
    }

    static ValidatableResponse ask(String idempotencyKey, String body) {
        return given().header("Authorization", Tokens.OPERATOR.bearer())
                .header("Idempotency-Key", idempotencyKey)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/cycles")
                .then();
    }

    static JsonPath get(String cycleId) {
        return given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/cycles/" + cycleId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static JsonPath list() {
        return given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/cycles")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Waits until the bundler has done its work, one way or the other. */
    static JsonPath finish(String cycleId) {
        return patiently("cycle " + cycleId)
                .until(() -> get(cycleId), cycle -> !AT_WORK.contains(cycle.getString("state")));
    }

    static JsonPath await(String cycleId, String state) {
        return patiently("cycle " + cycleId + " " + state)
                .until(() -> get(cycleId), cycle -> state.equals(cycle.getString("state")));
    }

    /** Waits until the cycle is closed, and closed so. */
    static JsonPath awaitOutcome(String cycleId, String outcome) {
        return patiently("cycle " + cycleId + " " + outcome)
                .until(() -> get(cycleId), cycle -> outcome.equals(cycle.getString("outcome")));
    }

    static JsonPath run() {
        return finish(start());
    }

    static String metrics() {
        return given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/q/metrics")
                .asString();
    }

    static ConditionFactory patiently(String what) {
        return Awaitility.await(what).atMost(Duration.ofSeconds(30));
    }
}
