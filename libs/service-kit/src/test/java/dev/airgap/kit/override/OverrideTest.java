package dev.airgap.kit.override;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.testing.EventProbe;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import dev.airgap.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@InZone(zone = Zone.DMZ, service = Service.RULES)
class OverrideTest {

    EventProbe events;

    @Test
    void isDoneWhenASecondPersonAgreesAndBothAreOnRecord() {
        String subject = UUID.randomUUID().toString();
        String id = request(Tokens.OPERATOR, subject)
                .statusCode(201)
                .body("confirmedBy", nullValue())
                .extract()
                .path("id");

        assertThat(events.matching(event -> event.subject().equals(subject))).isEmpty();
        confirm(Tokens.APPROVER, id).then().statusCode(200).body("confirmedBy", equalTo("petra"));

        PublishedEvent confirmed =
                events.await("override.confirmed", event -> event.subject().equals(id));
        assertThat(confirmed.data().path("requestedBy").asText()).isEqualTo("olivia");
        assertThat(confirmed.data().path("confirmedBy").asText()).isEqualTo("petra");
        PublishedEvent effect =
                events.await("rule-update.failed", event -> event.subject().equals(subject));
        assertThat(effect.json().path("causationid").asText()).isEqualTo(confirmed.id());
    }

    @Test
    void thePersonWhoAskedCannotAgreeWithAnotherToken() {
        String id = request(Tokens.APPROVER, "thing").statusCode(201).extract().path("id");

        confirm(Tokens.APPROVER, id).then().statusCode(403).body("code", equalTo("FOUR_EYES"));
        confirm(Tokens.SECOND_OF_APPROVER, id).then().statusCode(403).body("code", equalTo("FOUR_EYES"));
        confirm(Tokens.APPROVING_AUTOMATION, id).then().statusCode(403).body("code", equalTo("FOUR_EYES"));
    }

    @Test
    void ofTwoWhoAgreeAtOnceOneWins() throws Exception {
        String subject = UUID.randomUUID().toString();
        String id = request(Tokens.OPERATOR, subject).extract().path("id");
        List<Integer> statuses;
        try (var pool = Executors.newFixedThreadPool(2)) {
            List<Callable<Response>> both =
                    List.of(() -> confirm(Tokens.APPROVER, id), () -> confirm(Tokens.OTHER_APPROVER, id));
            statuses = pool.invokeAll(both).stream()
                    .map(answer -> answer.resultNow().statusCode())
                    .sorted()
                    .toList();
        }

        assertThat(statuses).containsExactly(200, 409);
        events.await("rule-update.failed", event -> event.subject().equals(subject));
        assertThat(events.matching(event -> event.subject().equals(subject))).hasSize(1);
    }

    @Test
    void saysWhatCannotBeAskedFor() {
        given().header("Authorization", Tokens.OPERATOR.bearer())
                .contentType(ContentType.JSON)
                .body(Map.of("kind", "no-such-kind", "subject", "x", "reason", "because"))
                .post("/api/v1/overrides")
                .then()
                .statusCode(400)
                .body("detail", equalTo("kind must be one of rename-thing."));
        request(Tokens.OPERATOR, RenameThing.IMPOSSIBLE).statusCode(409);
        given().header("Authorization", Tokens.OPERATOR.bearer())
                .contentType(ContentType.JSON)
                .body(Map.of("kind", "rename-thing", "subject", "x", "reason", " "))
                .post("/api/v1/overrides")
                .then()
                .statusCode(400);
        confirm(Tokens.APPROVER, UUID.randomUUID().toString()).then().statusCode(404);
        confirm(Tokens.OPERATOR, UUID.randomUUID().toString()).then().statusCode(403);
    }

    private static ValidatableResponse request(Tokens who, String subject) {
        return given().header("Authorization", who.bearer())
                .contentType(ContentType.JSON)
                .body(Map.of("kind", "rename-thing", "subject", subject, "reason", "the label is wrong"))
                .post("/api/v1/overrides")
                .then();
    }

    private static Response confirm(Tokens who, String id) {
        return given().header("Authorization", who.bearer()).post("/api/v1/overrides/" + id + "/confirm");
    }
}
