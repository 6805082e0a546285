package dev.airgap.bundler;

import static dev.airgap.bundler.Journey.served;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.testing.EventProbe;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OverdueTest.ExpectedSoon.class)
@InZone(zone = Zone.DMZ, service = Service.BUNDLER)
@WithTestResource(BundlerFiles.class)
class OverdueTest {

    /** A bundle a second: whatever is on its way for longer is overdue. */
    public static class ExpectedSoon implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("airgap.cycle.next-expected-within", "PT1S");
        }
    }

    EventProbe probe;
    BundlerFiles files;

    @BeforeEach
    void aSource() throws IOException {
        files.offer("clamav/test.hdb");
    }

    @Test
    void isSaidOfASiteThatNoMediumLeavesFor() {
        JsonPath released = CycleDriver.run();

        JsonPath site = awaitSite("NOTHING_CARRIED");

        assertThat(released.getString("state")).isEqualTo("RELEASED");
        assertThat(site.getString("standing")).isEqualTo("OVERDUE");
        assertThat(site.getString("overdueSince")).isEqualTo(site.getString("nextExpectedBy"));
        PublishedEvent event = probe.await(
                "site.standing-changed",
                changed -> changed.data().path("code").asText().equals("NOTHING_CARRIED"));
        assertThat(event.data().path("standing").asText()).isEqualTo("OVERDUE");
    }

    @Test
    void isSaidOnceOfACycleAndOfItsSiteUntilTheReceiptComes() {
        Journey journey = Journey.in(probe);
        String id = journey.leave().getString("id");

        JsonPath overdue = CycleDriver.patiently("overdue")
                .until(() -> CycleDriver.get(id), cycle -> cycle.getString("overdueSince") != null);

        assertThat(overdue.getString("state")).isEqualTo("WAITING_FOR_RECEIPT");
        assertThat(overdue.getString("overdueSince")).isEqualTo(overdue.getString("receiptDueBy"));
        JsonPath site = awaitSite("RECEIPT_OVERDUE");
        assertThat(site.getString("standing")).isEqualTo("OVERDUE");
        assertThat(site.getString("overdueSince")).isEqualTo(overdue.getString("overdueSince"));
        PublishedEvent event =
                probe.await("cycle.overdue", said -> said.cycleId().equals(id));
        assertThat(event.data().path("dueAt").asText()).isEqualTo(overdue.getString("overdueSince"));
        CycleDriver.patiently("the gauge")
                .untilAsserted(() -> assertThat(CycleDriver.metrics())
                        .contains("airgap_cycles_overdue 1.0")
                        .contains("airgap_site_standing{site=\"plant-1\",standing=\"OVERDUE\"} 1.0"));

        journey.receipt(served(id));

        assertThat(CycleDriver.await(id, "CLOSED").getString("overdueSince")).isNull();
        // The receipt has come, and the next medium should have left long ago.
        awaitSite("NOTHING_CARRIED");
        assertThat(probe.ofType("cycle.overdue")).hasSize(1);
    }

    private static JsonPath awaitSite(String code) {
        return CycleDriver.patiently("site " + code).until(Journey::site, site -> code.equals(site.getString("code")));
    }
}
