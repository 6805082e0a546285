package dev.airgap.bundler;

import static dev.airgap.bundler.Journey.bundle;
import static dev.airgap.bundler.Journey.reported;
import static dev.airgap.bundler.Journey.served;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.airgap.bundle.BundleReader;
import dev.airgap.bundle.Expectations;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.testing.EventProbe;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import dev.airgap.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@InZone(zone = Zone.DMZ, service = Service.BUNDLER)
@WithTestResource(BundlerFiles.class)
class SiteTest {

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
    void isKnownByItsNewestReceipt() {
        String id = leave();

        long receipt = journey.receipt(served(id));

        CycleDriver.await(id, "CLOSED");
        JsonPath site = Journey.site();
        assertThat(site.getLong("lastReceipt.number")).isEqualTo(receipt);
        assertThat(site.getString("lastReceipt.sha256")).isEqualTo("%064x".formatted(receipt));
        assertThat(site.getString("lastReceipt.acceptedAt")).isNotNull();
        assertThat(site.getLong("floor.epoch")).isEqualTo(1);
        assertThat(site.getLong("floor.sequence")).isEqualTo(journey.floor());
        assertThat(site.getString("served.snapshotDigest")).isEqualTo("a".repeat(64));
        assertThat(site.getList("heldSnapshots")).isEqualTo(List.of("a".repeat(64), "b".repeat(64)));
        assertThat(site.getList("waitingCycles")).doesNotContain(id);
    }

    @Test
    void isToldInTheNextBundleWhichReceiptIsKnown() throws IOException {
        String id = leave();
        long receipt = journey.receipt(served(id));
        CycleDriver.await(id, "CLOSED");

        JsonPath next = CycleDriver.run();

        try (BundleReader reader = BundleReader.open(Path.of(next.getString("bundle.path")))) {
            reader.roots();
            Expectations expectations = new Expectations("plant-1", Instant.now(), "0.1.0");
            assertThat(reader.verify(files.release().trustedRoot(), expectations)
                            .manifest()
                            .lastReceipt())
                    .isEqualTo(receipt);
        }
    }

    @Test
    void doesNotGoBackToAnOlderReceipt() {
        String first = leave();
        long newest = journey.receipt(served(first));
        CycleDriver.await(first, "CLOSED");
        String second = leave();

        journey.receipt("plant-1", newest, served(second));
        journey.receipt("plant-1", newest - 1, served(second));

        String third = leave();
        assertThat(Journey.site().getLong("lastReceipt.number")).isEqualTo(newest);
        assertThat(Journey.site().getList("waitingCycles")).contains(second, third);
    }

    @Test
    void isNotAnotherSite() {
        String id = leave();
        journey.receipt("plant-2", 1000, served(id));

        PublishedEvent alarm = probe.await(
                "message.dead-lettered",
                event -> event.data().path("code").asText().equals("SITE_UNKNOWN"));

        assertThat(alarm.data().path("detail").asText()).contains("plant-1");
        assertThat(CycleDriver.get(id).getString("state")).isEqualTo("WAITING_FOR_RECEIPT");
    }

    @Test
    void standsAsItsNewestClosedCycleAndSaysSoOnlyWhenThatChanges() throws IOException {
        String refused = leave();
        journey.receipt(reported(refused, bundle("REJECTED", "BUNDLE_EXPIRED", "too old")));
        PublishedEvent toRejected = awaitStanding(refused, "REJECTED");
        String updated = leave();
        journey.receipt(served(updated));
        PublishedEvent toUpdated = awaitStanding(updated, "UPDATED");
        files.change();
        String again = leave();

        journey.receipt(served(again));

        assertThat(CycleDriver.await(again, "CLOSED").getString("outcome")).isEqualTo("UPDATED");
        probe.await("cycle.closed", event -> event.cycleId().equals(again));
        assertThat(toRejected.data().path("code").asText()).isEqualTo("BUNDLE_EXPIRED");
        assertThat(toUpdated.data().path("previous").asText()).isEqualTo("REJECTED");
        assertThat(probe.ofType("site.standing-changed").getLast().id()).isEqualTo(toUpdated.id());
        assertThat(Journey.site().getString("since")).isNotNull();
        assertThat(probe.chainErrors()).isEmpty();
    }

    @Test
    void isListedWithHowItStands() {
        given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/sites")
                .then()
                .statusCode(200)
                .body("items.site", equalTo(List.of("plant-1")))
                .body("items[0].waitingCycles", equalTo(Journey.site().getList("waitingCycles")));
        given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/sites/plant-2")
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
        given().get("/api/v1/sites").then().statusCode(401);
    }

    @Test
    void isMeasuredByHowItStands() {
        String id = leave();
        journey.receipt(served(id));
        CycleDriver.await(id, "CLOSED");

        CycleDriver.patiently("the gauge")
                .untilAsserted(() -> assertThat(CycleDriver.metrics())
                        .contains("airgap_site_standing{site=\"plant-1\",standing=\"UPDATED\"} 1.0")
                        .contains("airgap_site_standing{site=\"plant-1\",standing=\"LOST\"} 0.0")
                        .contains("airgap_cycles_overdue 0.0"));
    }

    private String leave() {
        return journey.leave().getString("id");
    }

    private PublishedEvent awaitStanding(String cycleId, String standing) {
        return probe.await(
                "site.standing-changed",
                event -> event.cycleId().equals(cycleId)
                        && event.data().path("standing").asText().equals(standing));
    }
}
