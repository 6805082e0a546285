package dev.airgap.transfer.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import dev.airgap.testing.Tokens;
import dev.airgap.transfer.SceneResource;
import dev.airgap.transfer.TransferScene;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@InZone(zone = Zone.DMZ, service = Service.TRANSFER)
@WithTestResource(value = SceneResource.class, initArgs = @ResourceArg(name = SceneResource.ZONE, value = "dmz"))
class MediumTest extends DmzCase {

    @Inject
    EntityManager entities;

    @Test
    void knowsWhereAMediumIsAndHowItGotThere() {
        assertThat(medium(mediumId).getString("state")).isEqualTo("REGISTERED");
        assertThat(medium(mediumId).getString("ownerSite")).isEqualTo(TransferScene.SITE);

        String id = departed();
        assertThat(medium(mediumId).getString("state")).isEqualTo("IN_TRANSIT");
        assertThat(medium(mediumId).getString("nextAction.role")).isEqualTo("custodian");
        bring();
        sanitise("two passes, form 7").statusCode(200);

        assertThat(medium(mediumId).getString("state")).isEqualTo("SANITISED");
        assertThat(medium(mediumId).getList("history.step"))
                .isEqualTo(List.of("WRITE", "DEPART", "RETURN", "SANITISE"));
        assertThat(medium(mediumId).getList("history.actor")).isEqualTo(List.of("olivia", "carl", "carl", "olivia"));
        assertThat(medium(mediumId).getString("history[0].transferId")).isEqualTo(id);
        assertThat(medium(mediumId).getString("history[3].note")).isEqualTo("two passes, form 7");
        probe.await(
                "medium.moved",
                event -> ofThisMedium(event) && event.data().path("to").asText().equals("SANITISED"));
        assertThat(probe.matching(this::ofThisMedium))
                .extracting(event -> event.data().path("to").asText(""))
                .containsExactly("", "IN_DMZ", "IN_TRANSIT", "RETURNED", "SANITISED");
    }

    @Test
    void refusesAMediumOfAnotherSiteByName() {
        String id = ready();
        String foreign = given().header("Authorization", Tokens.OPERATOR.bearer())
                .contentType(ContentType.JSON)
                .body("{\"serial\":\"FOREIGN-%s\",\"kind\":\"usb\",\"capacityBytes\":1000000,\"ownerSite\":\"plant-2\"}"
                        .formatted(cycleId))
                .post("/api/v1/media")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        ValidatableResponse refused = write(id, foreign);

        problem(refused, 422, "MEDIUM_OTHER_SITE");
        assertThat(refused.extract().jsonPath().getString("detail")).contains("FOREIGN-" + cycleId, "plant-2");
        assertThat(transfer().getString("state")).isEqualTo("READY");
    }

    @Test
    void doesNotWriteToAMediumThatIsAwayLostOrRetired() {
        departed();
        String next = readyIn(UUID.randomUUID().toString());

        problem(write(next), 409, "MEDIUM_WRONG_STATE");
        report("lost", Tokens.CUSTODIAN, "the bag was empty").statusCode(200);
        problem(write(next), 409, "MEDIUM_WRONG_STATE");
        problem(report("found", Tokens.CUSTODIAN, "in the car"), 403, "FORBIDDEN");
        report("found", Tokens.APPROVER, "in the car").statusCode(200);
        report("retired", Tokens.OPERATOR, "broken").statusCode(200);
        problem(write(next), 409, "MEDIUM_WRONG_STATE");

        assertThat(get(next).getString("state")).isEqualTo("READY");
        PublishedEvent lost = probe.await("medium.lost", this::ofThisMedium);
        assertThat(lost.data().path("note").asText()).isEqualTo("the bag was empty");
    }

    @Test
    void doesNotReadAMediumThatWasReportedLost() {
        departed();
        report("lost", Tokens.OPERATOR, "never came back").statusCode(200);

        assertThat(bring().getString("error.code")).isEqualTo("MEDIUM_WRONG_STATE");
        assertThat(bring("{\"mediumSerial\":\"NOBODYS\"," + TransferScene.DELIVERY + "}")
                        .getString("error.code"))
                .isEqualTo("MEDIUM_SERIAL_MISMATCH");
        scene.clear();
        assertThat(bring("{\"mediumSerial\":\"NOBODYS\"," + TransferScene.DELIVERY + "}")
                        .getString("error.code"))
                .isEqualTo("MEDIUM_UNKNOWN");
    }

    @Test
    void hasATransferWrittenAgainWhoseMediumWasSanitised() {
        String id = sealed();

        sanitise("by mistake").statusCode(200);

        assertThat(get(id).getString("state")).isEqualTo("FAILED");
        assertThat(get(id).getString("error.code")).isEqualTo("MEDIUM_GONE");
        scene.clear();
        scene.serve(bundlePath(), BUNDLE);
        scene.serve("/api/v1/rule-updates/26-001/content", RULES);
        write(id).statusCode(202);
        awaitState(id, "WRITTEN");
    }

    @Test
    void writesADiscOnce() {
        String disc = given().header("Authorization", Tokens.OPERATOR.bearer())
                .contentType(ContentType.JSON)
                .body("{\"serial\":\"DISC-%s\",\"kind\":\"disc\",\"capacityBytes\":1000000}".formatted(cycleId))
                .post("/api/v1/media")
                .then()
                .extract()
                .path("id");
        String id = ready();
        write(id, disc).statusCode(202);
        awaitState(id, "WRITTEN");
        approve(id).statusCode(200);
        seal(id).statusCode(202);
        awaitState(id, "SEALED");
        depart(id).statusCode(200);
        bring();

        problem(write(readyIn(UUID.randomUUID().toString()), disc), 422, "MEDIUM_UNFIT");
    }

    @Test
    void takesOneOfTwoReportsOfTheSameThing() throws Exception {
        departed();
        bring();
        List<Callable<Integer>> reports = List.of(
                () -> report("lost", Tokens.CUSTODIAN, "a").extract().statusCode(),
                () -> report("lost", Tokens.OPERATOR, "b").extract().statusCode());

        try (var people = Executors.newFixedThreadPool(2)) {
            assertThat(people.invokeAll(reports).stream().map(Future::resultNow))
                    .containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    void findsAMediumByItsSerial() {
        List<String> ids = given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/media?serial=" + serial)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");

        assertThat(ids).containsExactly(mediumId);
    }

    private ValidatableResponse sanitise(String note) {
        return report("sanitised", Tokens.OPERATOR, note);
    }

    private ValidatableResponse report(String what, Tokens who, String note) {
        return as(who, "{\"note\":\"%s\"}".formatted(note), "/api/v1/media/" + mediumId + "/" + what);
    }

    private boolean ofThisMedium(PublishedEvent event) {
        return event.subject().equals(mediumId);
    }

    @Test
    void isMissedOnceWhenItDoesNotComeBack() {
        departed();
        String since = medium(mediumId).getString("since");

        // Fifteen days pass.
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(
                                "UPDATE medium SET since = since - interval '15 days' WHERE serial = ?1")
                        .setParameter(1, serial)
                        .executeUpdate());

        PublishedEvent missed = probe.await(
                "medium.overdue", event -> event.data().path("serial").asText().equals(serial));
        assertThat(missed.data().path("since").asText()).isLessThan(since);
        assertThat(medium(mediumId).getString("overdueSince")).isNotNull();
        assertThat(bring().getString("state")).isIn("NOTHING_RETURNED", "REFUSED");
        assertThat(probe.ofType("medium.overdue"))
                .filteredOn(event -> event.data().path("serial").asText().equals(serial))
                .hasSize(1);
        assertThat(medium(mediumId).getString("overdueSince")).isNull();
    }
}
