package dev.airgap.bundler;

import static dev.airgap.bundler.Journey.served;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.testing.EventProbe;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import dev.airgap.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@InZone(zone = Zone.DMZ, service = Service.BUNDLER)
@WithTestResource(BundlerFiles.class)
class OverrideTest {

    private static final String CLOSE = "close-without-receipt";
    private static final String LOSE = "declare-lost";

    EventProbe probe;
    BundlerFiles files;

    private Journey journey;

    @BeforeEach
    void aSourceWithNewContent() throws IOException {
        journey = Journey.in(probe);
        files.offer("clamav/test.hdb");
        files.change();
    }

    @Test
    void closesACycleWithoutAReceiptWhenTwoPersonsWantIt() {
        String id = leave();
        String override = requested(CLOSE, id);
        assertThat(CycleDriver.get(id).getString("state")).isEqualTo("WAITING_FOR_RECEIPT");

        confirm(override, Tokens.APPROVER).then().statusCode(200);

        JsonPath cycle = CycleDriver.get(id);
        assertThat(cycle.getString("state")).isEqualTo("CLOSED");
        assertThat(cycle.getString("outcome")).isEqualTo("UNCONFIRMED");
        assertThat(cycle.getString("outcomeDetail")).isEqualTo("the diode has no way back");
        assertThat(cycle.getString("receiptNumber")).isNull();
        PublishedEvent closed =
                probe.await("cycle.closed", event -> event.cycleId().equals(id));
        assertThat(closed.json().path("actor").asText()).isEqualTo("petra");
        PublishedEvent confirmed =
                probe.await("override.confirmed", event -> event.cycleId().equals(id));
        assertThat(closed.json().path("causationid").asText()).isEqualTo(confirmed.id());
    }

    @Test
    void declaresAMediumLostWhenTwoPersonsWantIt() {
        String id = leave();

        confirm(requested(LOSE, id), Tokens.APPROVER).then().statusCode(200);

        assertThat(CycleDriver.get(id).getString("outcome")).isEqualTo("LOST");
        assertThat(CycleDriver.get(id).getString("outcomeCode")).isEqualTo("DECLARED_LOST");
        assertThat(Journey.site().getString("standing")).isEqualTo("LOST");
        assertThat(Journey.site().getList("waitingCycles")).doesNotContain(id);
    }

    @Test
    void isCorrectedByAReceiptThatComesLater() {
        String id = leave();
        confirm(requested(LOSE, id), Tokens.APPROVER).then().statusCode(200);

        journey.receipt(served(id));

        CycleDriver.awaitOutcome(id, "UPDATED");
        probe.await(
                "cycle.closed",
                event -> event.cycleId().equals(id)
                        && event.data().path("outcome").asText().equals("UPDATED"));
        assertThat(probe.matching(event ->
                        event.type().equals("cycle.closed") && event.cycleId().equals(id)))
                .hasSize(2);
        assertThat(Journey.site().getString("standing")).isEqualTo("UPDATED");
    }

    @Test
    void takesAnotherPersonNotAnotherToken() {
        String override = requested(CLOSE, leave());

        confirm(override, Tokens.OPERATOR_AS_APPROVER).then().statusCode(403).body("code", equalTo("FOUR_EYES"));

        confirm(override, Tokens.APPROVING_AUTOMATION).then().statusCode(403).body("code", equalTo("FOUR_EYES"));
    }

    @Test
    void letsOneOfTwoWhoConfirmAtOnceWin() throws InterruptedException, ExecutionException {
        String id = leave();
        String override = requested(LOSE, id);

        List<Integer> answers =
                together(() -> confirm(override, Tokens.APPROVER), () -> confirm(override, Tokens.OTHER_APPROVER));

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        assertThat(closedEvents(id)).hasSize(1);
    }

    @Test
    void letsOneOfTwoOverridesOfOneCycleWin() throws InterruptedException, ExecutionException {
        String id = leave();
        String lost = requested(LOSE, id);
        String closed = requested(CLOSE, id);

        List<Integer> answers =
                together(() -> confirm(lost, Tokens.APPROVER), () -> confirm(closed, Tokens.OTHER_APPROVER));

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        assertThat(closedEvents(id)).hasSize(1);
    }

    @Test
    void closesOnlyACycleThatWaitsForItsReceipt() {
        String released = CycleDriver.run().getString("id");

        request(CLOSE, released)
                .then()
                .statusCode(409)
                .body("code", equalTo("CONFLICT"))
                .body("detail", containsString("RELEASED"));
        request(LOSE, "no-such-cycle").then().statusCode(404);
    }

    @Test
    void isRefusedWhenTheReceiptCameInTheMeantime() {
        String id = leave();
        String override = requested(LOSE, id);
        journey.receipt(served(id));
        CycleDriver.awaitOutcome(id, "UPDATED");

        confirm(override, Tokens.APPROVER).then().statusCode(409).body("code", equalTo("CONFLICT"));

        assertThat(CycleDriver.get(id).getString("outcome")).isEqualTo("UPDATED");
    }

    private String leave() {
        return journey.leave().getString("id");
    }

    private List<PublishedEvent> closedEvents(String cycleId) {
        probe.await("cycle.closed", event -> event.cycleId().equals(cycleId));
        return probe.matching(
                event -> event.type().equals("cycle.closed") && event.cycleId().equals(cycleId));
    }

    private interface Call {
        Response make();
    }

    private static List<Integer> together(Call one, Call other) throws InterruptedException, ExecutionException {
        try (ExecutorService people = Executors.newFixedThreadPool(2)) {
            Future<Integer> first = people.submit(() -> one.make().statusCode());
            Future<Integer> second = people.submit(() -> other.make().statusCode());
            return List.of(first.get(), second.get());
        }
    }

    private static String requested(String kind, String cycleId) {
        return request(kind, cycleId).then().statusCode(201).extract().path("id");
    }

    private static Response request(String kind, String cycleId) {
        return given().header("Authorization", Tokens.OPERATOR.bearer())
                .contentType(ContentType.JSON)
                .body("{\"kind\":\"%s\",\"subject\":\"%s\",\"reason\":\"the diode has no way back\"}"
                        .formatted(kind, cycleId))
                .post("/api/v1/overrides");
    }

    private static Response confirm(String override, Tokens who) {
        return given().header("Authorization", who.bearer()).post("/api/v1/overrides/" + override + "/confirm");
    }
}
