package dev.airgap.transfer.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.contracts.data.MirrorAlarm;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import dev.airgap.testing.Tokens;
import dev.airgap.transfer.SceneResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@InZone(zone = Zone.AIRGAP, service = Service.TRANSFER)
@WithTestResource(value = SceneResource.class, initArgs = @ResourceArg(name = SceneResource.ZONE, value = "airgap"))
class SiteStandingTest extends AirGapCase {

    @BeforeEach
    void aTransferHasArrived() {
        carryBoth();
        assertThat(arrive().getString("state")).isEqualTo("DELIVERED");
    }

    @Test
    void isUpdatedWhenNewContentIsServed() {
        activated();

        JsonPath standing = awaitStanding("UPDATED", null);
        assertThat(standing.getString("site")).isEqualTo("plant-1");
        assertThat(standing.getString("since")).isNotBlank();
        assertThat(standing.getString("nextExpectedBy")).isEqualTo("2036-01-01T00:00:00Z");
        assertGauge("UPDATED");
    }

    @Test
    void isUpToDateWhenThereWasNothingNew() {
        activated(true, "2036-01-01T00:00:00Z");

        awaitStanding("UP_TO_DATE", null);
        PublishedEvent changed = probe.await("site.standing-changed", this::ofThisCycle);
        assertThat(changed.data().path("standing").asText()).isEqualTo("UP_TO_DATE");
        assertGauge("UP_TO_DATE");
    }

    @Test
    void isDegradedWhileTheRuleUpdateIsRefused() {
        activated();
        rulesRejected("DSRU_EXPIRED");
        awaitStanding("DEGRADED", "DSRU_EXPIRED");

        rulesApplied();
        awaitStanding("UPDATED", null);
    }

    @Test
    void isDegradedWhenTheRuleUpdateWasRefusedFirst() {
        rulesRejected("DSRU_FORGED");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> "REJECTED".equals(read("/api/v1/transfers/" + id).getString("files[1].outcome")));

        activated();
        awaitStanding("DEGRADED", "DSRU_FORGED");
    }

    @Test
    void isRejectedWhenTheBundleIsRefused() {
        rejected("BUNDLE_EXPIRED");

        JsonPath standing = awaitStanding("REJECTED", "BUNDLE_EXPIRED");
        assertThat(standing.getString("detail")).isEqualTo("not as signed");

        activated();
        awaitStanding("UPDATED", null);
    }

    @Test
    void staysAsItIsWhenARefusedFileIsMetAgain() {
        rejected("BUNDLE_EXPIRED");
        awaitStanding("REJECTED", "BUNDLE_EXPIRED");
        long before = changes();

        rejected("BUNDLE_EXPIRED");
        activated();
        awaitStanding("UPDATED", null);
        rejected("BUNDLE_REPEATED");
        rulesApplied();

        awaitTransfer("RECEIPTED");
        awaitStanding("UPDATED", null);
        assertThat(changes()).isEqualTo(before + 1);
    }

    @Test
    void isRejectedWhenTheRelayWentBack() {
        reverted();

        awaitStanding("REJECTED", "SNAPSHOT_REVERTED");
    }

    @Test
    void isRejectedWhenAMediumIsRefused() throws Exception {
        activated();
        awaitStanding("UPDATED", null);
        Files.writeString(scene.medium().resolve("setup.exe"), "x");

        arrive();

        awaitStanding("REJECTED", "MEDIUM_UNEXPECTED_FILE");
    }

    @Test
    void staysAsItIsWhenThereIsNoMedium() {
        activated();
        awaitStanding("UPDATED", null);
        scene.plugged(false);
        try {
            assertThat(arrive().getString("error.code")).isEqualTo("MEDIUM_MISSING");
        } finally {
            scene.plugged(true);
        }

        awaitStanding("UPDATED", null);
    }

    @Test
    void isOverdueWhenTheTimeHasPassed() {
        activated(false, "2026-01-01T00:00:00Z");

        JsonPath standing = awaitStanding("OVERDUE", "NOTHING_CARRIED");
        assertThat(standing.getString("detail")).contains("2026-01-01T00:00:00Z");
        assertGauge("OVERDUE");
        PublishedEvent changed = probe.matching(event -> event.type().equals("site.standing-changed"))
                .getLast();
        assertThat(changed.data().path("previous").asText()).isEqualTo("UPDATED");
    }

    @Test
    void saysThatSomethingWasRefusedAfterItWasOverdue() throws Exception {
        activated(false, "2026-01-01T00:00:00Z");
        awaitStanding("OVERDUE", "NOTHING_CARRIED");

        Files.writeString(scene.medium().resolve("setup.exe"), "x");
        arrive();

        awaitStanding("REJECTED", "MEDIUM_UNEXPECTED_FILE");
        Thread.sleep(1500);
        awaitStanding("REJECTED", "MEDIUM_UNEXPECTED_FILE");
    }

    @Test
    void isDegradedWhenNoRuleUpdateCameAndEarlierOnesDid() {
        OtherTransfer later = new OtherTransfer();
        later.probe = probe;
        later.scene = scene;
        scene.clear();
        later.carryTheBundleAlone();
        later.arrive();

        later.activated();

        awaitStanding("DEGRADED", "RULE_UPDATE_MISSING");
    }

    @Test
    void takesNothingFromMediaWhileTheLogIsForkedUntilTwoPersonsClearIt() throws Exception {
        scene.sibling(probe, Service.AUDIT)
                .publish(
                        EventType.MIRROR_FORKED,
                        cycleId,
                        new MirrorAlarm("plant-1/dmz", 5, 4, id, "LOG_FORK", "entry 3 is another one"));
        OtherTransfer next = new OtherTransfer();
        next.probe = probe;
        next.scene = scene;
        scene.clear();
        next.carryBoth();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> "LOG_FORK_HOLD"
                        .equals(next.arrive("{\"mediumSerial\":\"STICK-8\"}").getString("error.code")));
        assertThat(scene.install()).isEmptyDirectory();
        awaitStanding("REJECTED", "LOG_FORK_HOLD");

        override("no-such-transfer").statusCode(409);
        String override = override(id).statusCode(201).extract().path("id");
        confirm(override, Tokens.OPERATOR_AS_APPROVER).statusCode(403);
        assertThat(next.arrive().getString("error.code")).isEqualTo("LOG_FORK_HOLD");
        assertThat(atOnce(
                        () -> confirm(override, Tokens.APPROVER).extract().statusCode(),
                        () -> confirm(override, Tokens.OTHER_APPROVER).extract().statusCode()))
                .containsExactly(200, 409);

        assertThat(next.arrive().getString("state")).isEqualTo("DELIVERED");
        PublishedEvent confirmed = probe.await("override.confirmed", this::ofThisCycle);
        assertThat(confirmed.data().path("kind").asText()).isEqualTo("clear-log-fork");
        override(id).statusCode(409);
    }

    @Test
    void answersInTheAirGapOnlyToThoseWithAToken() {
        given().get("/api/v1/site-standing").then().statusCode(401);
    }

    /** A second transfer in one test. */
    private static final class OtherTransfer extends AirGapCase {}

    private static List<Integer> atOnce(Callable<Integer> one, Callable<Integer> other) throws Exception {
        try (var people = Executors.newFixedThreadPool(2)) {
            return people.invokeAll(List.of(one, other)).stream()
                    .map(Future::resultNow)
                    .sorted()
                    .toList();
        }
    }

    private ValidatableResponse override(String subject) {
        return given().header("Authorization", Tokens.OPERATOR.bearer())
                .contentType(ContentType.JSON)
                .body("{\"kind\":\"clear-log-fork\",\"subject\":\"%s\",\"reason\":\"the DMZ was restored\"}"
                        .formatted(subject))
                .post("/api/v1/overrides")
                .then();
    }

    private ValidatableResponse confirm(String override, Tokens who) {
        return given().header("Authorization", who.bearer())
                .post("/api/v1/overrides/" + override + "/confirm")
                .then();
    }

    private static JsonPath awaitStanding(String standing, @Nullable String code) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> read("/api/v1/site-standing"),
                        found -> standing.equals(found.getString("standing"))
                                && Objects.equals(code, found.getString("code")));
    }

    private long changes() {
        return probe.matching(event -> event.type().equals("site.standing-changed") && ofThisCycle(event))
                .size();
    }

    private static void assertGauge(String standing) {
        String metrics = given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(metrics.lines().filter(line -> line.startsWith("airgap_site_standing{")))
                .hasSize(7)
                .filteredOn(line -> line.endsWith(" 1.0"))
                .singleElement()
                .asString()
                .contains("standing=\"" + standing + "\"");
    }
}
