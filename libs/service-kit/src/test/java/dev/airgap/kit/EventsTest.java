package dev.airgap.kit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.contracts.data.CycleStarted;
import dev.airgap.testing.EventProbe;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import dev.airgap.testing.SiblingEvents;
import dev.airgap.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The promises of outbox, inbox, problems, tokens and idempotency, on a real PostgreSQL and a real Kafka. */
@QuarkusTest
@InZone(zone = Zone.DMZ, service = Service.RULES)
class EventsTest {

    private static SiblingEvents bundler;

    EventProbe events;

    @Test
    void aStateChangeIsPublishedWithItsActorAndItsPlaceInTheChain() {
        String id = create("first", null).then().statusCode(200).extract().path("id");

        PublishedEvent event = events.await(
                "rule-update.failed", candidate -> candidate.subject().equals(id));

        assertThat(event.key()).isEqualTo("dmz/rules");
        assertThat(event.json().path("source").asText()).isEqualTo("dmz/rules");
        assertThat(event.json().path("actor").asText()).isEqualTo(Tokens.OPERATOR.holder());
        assertThat(events.chainErrors()).isEmpty();
    }

    @Test
    void aRolledBackChangePublishesNothingAndLeavesNoHole() {
        create("too late", null).then().statusCode(500).body("code", equalTo("INTERNAL_ERROR"));
        String id = create("afterwards", null).then().extract().path("id");
        events.await("rule-update.failed", candidate -> candidate.subject().equals(id));

        assertThat(events.matching(event -> event.data().path("detail").asText().equals("too late")))
                .isEmpty();
        assertThat(events.chainErrors()).isEmpty();
    }

    @Test
    void concurrentChangesAreNumberedWithoutGapsOrForks() throws Exception {
        try (var pool = Executors.newFixedThreadPool(4)) {
            List<Callable<Response>> requests = IntStream.range(0, 40)
                    .<Callable<Response>>mapToObj(i -> () -> create("concurrent", null))
                    .toList();
            for (var response : pool.invokeAll(requests)) {
                String id = response.get().then().statusCode(200).extract().path("id");
                events.await(
                        "rule-update.failed", candidate -> candidate.subject().equals(id));
            }
        }

        assertThat(events.chainErrors()).isEmpty();
    }

    @Test
    void theSameIdempotencyKeyCreatesOnceAndRefusesAnotherRequest() {
        String key = UUID.randomUUID().toString();

        String first = create("keyed", key).then().statusCode(200).extract().path("id");
        String second = create("keyed", key).then().statusCode(200).extract().path("id");

        assertThat(second).isEqualTo(first);
        create("other", key).then().statusCode(422).body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void anEventHasItsEffectOnceHoweverOftenItArrives() {
        String cycle = UUID.randomUUID().toString();
        byte[] bytes = bundler().publish(EventType.CYCLE_STARTED, cycle, new CycleStarted("plant-1", "request"));
        bundler().send(bytes);
        String later = UUID.randomUUID().toString();
        bundler().publish(EventType.CYCLE_STARTED, later, new CycleStarted("plant-1", "request"));
        events.await("rule-update.failed", event -> event.cycleId().equals(later));

        List<PublishedEvent> effects = events.matching(event -> event.cycleId().equals(cycle));
        assertThat(effects).hasSize(1);
        assertThat(effects.getFirst().json().path("causationid").asText()).isNotEmpty();
    }

    @Test
    void anEventThatComesBeforeTheOneItFollowsWaitsForIt() {
        String first = UUID.randomUUID().toString();
        String second = UUID.randomUUID().toString();
        byte[] one = bundler().next(EventType.CYCLE_STARTED, first, new CycleStarted("plant-1", "request"));
        byte[] two = bundler().next(EventType.CYCLE_STARTED, second, new CycleStarted("plant-1", "request"));

        bundler().send(two);
        bundler().send(one);

        PublishedEvent effectOfTwo =
                events.await("rule-update.failed", event -> event.cycleId().equals(second));
        PublishedEvent effectOfOne =
                events.await("rule-update.failed", event -> event.cycleId().equals(first));
        assertThat(effectOfOne.producerSeq()).isLessThan(effectOfTwo.producerSeq());
    }

    @Test
    void whatIsNotAnEventIsSetAsideWithAnAlarmAndTheNextOneIsHandled() {
        events.publish("bundler.events.v1", "dmz/bundler", "not json".getBytes(StandardCharsets.UTF_8));
        String cycle = UUID.randomUUID().toString();
        bundler().publish(EventType.CYCLE_STARTED, cycle, new CycleStarted("plant-1", "request"));

        events.await(
                "message.dead-lettered",
                event -> event.data().path("code").asText().equals("EVENT_MALFORMED"));
        events.await("rule-update.failed", event -> event.cycleId().equals(cycle));
    }

    @Test
    void aRequestWithoutATokenIsRefusedAndOnRecord() {
        given().queryParam("name", "x")
                .post("/api/v1/things")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("UNAUTHENTICATED"))
                .body("occurrence", notNullValue());
        given().header("Authorization", "Bearer wrong")
                .post("/api/v1/things")
                .then()
                .statusCode(401)
                .body("code", equalTo("UNAUTHENTICATED"));

        events.await(
                "request.refused", event -> event.data().path("code").asText().equals("UNAUTHENTICATED"));
    }

    @Test
    void aRequestWithTheWrongRoleIsRefusedAndOnRecordWithItsActor() {
        given().header("Authorization", Tokens.AUDITOR.bearer())
                .queryParam("name", "x")
                .post("/api/v1/things")
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));

        PublishedEvent refused = events.await(
                "request.refused", event -> event.data().path("code").asText().equals("FORBIDDEN"));
        assertThat(refused.json().path("actor").asText()).isEqualTo(Tokens.AUDITOR.holder());
    }

    @Test
    void healthIsOpenAndEverythingElseUnderQIsNot() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(401);
        given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/q/metrics")
                .then()
                .statusCode(200);
        given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/q/openapi")
                .then()
                .statusCode(200);
    }

    @Test
    void anUnknownPathIsAProblemToo() {
        given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/nothing")
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
    }

    private SiblingEvents bundler() {
        if (bundler == null) {
            bundler = new SiblingEvents(events, Zone.DMZ, Service.BUNDLER);
        }
        return bundler;
    }

    private static Response create(String name, String key) {
        var request = given().header("Authorization", Tokens.OPERATOR.bearer()).queryParam("name", name);
        return (key == null ? request : request.header("Idempotency-Key", key)).post("/api/v1/things");
    }
}
