package dev.airgap.importer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import dev.airgap.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** How old what is served is, whether the clock that says so is believed, and that each is said once. */
@QuarkusTest
@InZone(zone = Zone.AIRGAP, service = Service.IMPORTER)
@AtRelay
class FreshnessTest extends RelayTestBase {

    @Test
    void staleContentIsImportedServedAndSaidOnceUntilANewerOneIsFresh() {
        TestBundle stale = activate(TestBundle.numbered(site, nextNumber()).nextExpectedBy(inDays(-1)));

        assertThat(await("STALE", stale).cycleId()).isEqualTo("cycle-of-bundle");
        assertThat(current().getString("freshness")).isEqualTo("STALE");
        awaitMetric("STALE");
        assertThat(given().get("/q/health/ready").jsonPath().getString("checks.find { it.name == 'relay' }.data"))
                .contains("STALE");

        TestBundle fresh = activate(TestBundle.numbered(site, nextNumber()));
        await("FRESH", fresh);
        assertThat(current().getString("freshness")).isEqualTo("FRESH");
        awaitMetric("FRESH");
        assertThat(said(stale)).containsExactly("STALE");
        assertThat(said(fresh)).containsExactly("FRESH");
    }

    @Test
    void contentThatExpiresIsServedOn() {
        TestBundle bundle = activate(TestBundle.numbered(site, nextNumber())
                .issuedAt(inDays(-1))
                .nextExpectedBy(inDays(1))
                .expiresAt(inDays(2)));

        clock.isWrongBy(Duration.ofDays(3));

        await("EXPIRED", bundle);
        assertThat(current().getString("freshness")).isEqualTo("EXPIRED");
        assertThat(agent().get("/av/number.txt").statusCode()).isEqualTo(200);
        assertThat(said(bundle)).containsExactly("EXPIRED");
    }

    @Test
    void aClockThatWasSetBackRevivesNoExpiredBundle() {
        long number = nextNumber();
        activate(TestBundle.numbered(site, number).issuedAt(inDays(0)));
        TestBundle expired =
                TestBundle.numbered(site, number + 1).issuedAt(inDays(-9)).expiresAt(inDays(-1));

        clock.isWrongBy(Duration.ofDays(-5));

        assertRefused("BUNDLE_EXPIRED", expired.place());
    }

    @Test
    void aClockBehindWhatWasSignedIsSaidOnce() {
        Instant issued = inDays(0);
        int before = suspicions("CLOCK_BEHIND").size();
        clock.isWrongBy(Duration.ofMinutes(-50));
        activate(TestBundle.numbered(site, nextNumber()).issuedAt(issued));
        assertThat(suspicions("CLOCK_BEHIND")).hasSize(before);

        clock.isWrongBy(Duration.ofDays(-2));

        Awaitility.await().until(() -> suspicions("CLOCK_BEHIND").size() == before + 1);
        activate(TestBundle.numbered(site, nextNumber()));
        assertThat(suspicions("CLOCK_BEHIND")).hasSize(before + 1);
        assertThat(suspicions("CLOCK_BEHIND")
                        .getLast()
                        .data()
                        .path("signedTime")
                        .asText())
                .startsWith(issued.toString().substring(0, 19));
    }

    @Test
    void aClockFarAheadAsksInsteadOfExpiringEverything() {
        long number = nextNumber();
        activate(TestBundle.numbered(site, number).issuedAt(inDays(-1)).expiresAt(inDays(10)));
        int before = suspicions("CLOCK_AHEAD").size();
        TestBundle newer =
                TestBundle.numbered(site, number + 1).issuedAt(inDays(0)).expiresAt(inDays(20));

        clock.isWrongBy(Duration.ofDays(300));

        JsonPath download = assertRefused("CLOCK_AHEAD_SUSPECTED", newer.place());
        assertThat(download.getString("bundles[0].nextAction.what")).contains(newer.bundleId(), "bundle-overrides");
        download();
        assertThat(suspicions("CLOCK_AHEAD")).hasSize(before + 1);

        clock.isWrongBy(Duration.ZERO);
        assertThat(download().getString("outcome")).isEqualTo("ACTIVATED");
    }

    @Test
    void aClockALittleAheadIsBelieved() {
        long number = nextNumber();
        activate(TestBundle.numbered(site, number).issuedAt(inDays(-1)).expiresAt(inDays(10)));
        TestBundle newer =
                TestBundle.numbered(site, number + 1).issuedAt(inDays(0)).expiresAt(inDays(20));

        clock.isWrongBy(Duration.ofDays(50));

        assertRefused("BUNDLE_EXPIRED", newer.place());
    }

    private static Instant inDays(int days) {
        return Instant.now().plus(Duration.ofDays(days));
    }

    private PublishedEvent await(String freshness, TestBundle bundle) {
        return events.await(
                "content.stale",
                event -> event.subject().equals(bundle.bundleId())
                        && event.data().path("freshness").asText().equals(freshness));
    }

    private List<String> said(TestBundle bundle) {
        return events.ofType("content.stale").stream()
                .filter(event -> event.subject().equals(bundle.bundleId()))
                .map(event -> event.data().path("freshness").asText())
                .toList();
    }

    private List<PublishedEvent> suspicions(String code) {
        return events.ofType("clock.suspect").stream()
                .filter(event -> event.data().path("code").asText().equals(code))
                .toList();
    }

    private static JsonPath current() {
        return given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/snapshots/current")
                .jsonPath();
    }

    private static void awaitMetric(String freshness) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(given().header("Authorization", Tokens.AUDITOR.bearer())
                                .get("/q/metrics")
                                .asString())
                        .containsPattern("airgap_relay_freshness\\{.*freshness=\"" + freshness + "\".*} 1\\.0"));
    }
}
