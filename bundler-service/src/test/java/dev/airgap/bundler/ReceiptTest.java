package dev.airgap.bundler;

import static dev.airgap.bundler.Journey.bundle;
import static dev.airgap.bundler.Journey.refused;
import static dev.airgap.bundler.Journey.reported;
import static dev.airgap.bundler.Journey.rules;
import static dev.airgap.bundler.Journey.served;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.contracts.data.ReceiptTransfer;
import dev.airgap.testing.EventProbe;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@InZone(zone = Zone.DMZ, service = Service.BUNDLER)
@WithTestResource(BundlerFiles.class)
class ReceiptTest {

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
    void closesTheCycleAsUpdated() {
        String id = leave();

        long receipt = journey.receipt(served(id));

        JsonPath cycle = CycleDriver.await(id, "CLOSED");
        assertThat(cycle.getString("outcome")).isEqualTo("UPDATED");
        assertThat(cycle.getString("outcomeCode")).isNull();
        assertThat(cycle.getLong("receiptNumber")).isEqualTo(receipt);
        assertThat(cycle.getString("closedAt"))
                .isEqualTo(cycle.getString("endedAt"))
                .isNotNull();
        assertThat(cycle.getString("nextAction")).isNull();
        assertThat(cycle.getString("receiptDueBy")).isNull();
        PublishedEvent closed = awaitClosed(id);
        assertThat(closed.data().path("outcome").asText()).isEqualTo("UPDATED");
        assertThat(closed.data().path("receiptNumber").asLong()).isEqualTo(receipt);
        assertThat(closed.data().path("transferId").asText()).isEqualTo(Journey.transferOf(id));
    }

    @Test
    void closesTheCycleAsUpToDateWhenTheSiteServedTheSameBefore() {
        String first = leave();
        String second = leave();

        journey.receipt(served(second), served(first));

        assertThat(outcomeOf(first)).isEqualTo("UPDATED");
        assertThat(outcomeOf(second)).isEqualTo("UP_TO_DATE");
    }

    @Test
    void saysUpdatedWhenOnlyTheBundleBeforeItHadTheSameAndNeverArrived() {
        leave();
        String second = leave();

        journey.receipt(served(second));

        assertThat(CycleDriver.get(second).getBoolean("unchanged")).isTrue();
        assertThat(outcomeOf(second)).isEqualTo("UPDATED");
    }

    @Test
    void learnsTheReasonFromTheFileOfAReceiptThatWasTyped() {
        String id = leave();
        long number = journey.slip("c".repeat(64), reported(id, bundle("REJECTED"), rules("APPLIED")));
        assertThat(CycleDriver.await(id, "CLOSED").getString("outcomeCode")).isNotEqualTo("BUNDLE_TAMPERED");

        ReceiptTransfer whole = reported(id, bundle("REJECTED", "BUNDLE_TAMPERED", "entry 7"), rules("APPLIED"));
        journey.receipt("plant-1", number, whole);

        CycleDriver.patiently("the reason")
                .until(() -> "BUNDLE_TAMPERED".equals(CycleDriver.get(id).getString("outcomeCode")));
        assertThat(CycleDriver.get(id).getString("outcome")).isEqualTo("REJECTED");
    }

    @Test
    void closesTheCycleAsDegradedWhenTheRulesWereRefused() {
        String id = leave();

        journey.receipt(reported(id, bundle("ACTIVATED"), rules("REJECTED", "RULES_FORGED", "bad signature")));

        JsonPath cycle = CycleDriver.await(id, "CLOSED");
        assertThat(cycle.getString("outcome")).isEqualTo("DEGRADED");
        assertThat(cycle.getString("outcomeCode")).isEqualTo("RULES_FORGED");
        assertThat(cycle.getString("outcomeDetail")).isEqualTo("bad signature");
    }

    @Test
    void closesTheCycleAsDegradedWhenNoRuleUpdateCouldBeMade() {
        String id = leave();
        journey.withoutRules(id, "RULE_SET_INVALID", "rules.xml");

        journey.receipt(reported(id, bundle("ACTIVATED")));

        JsonPath cycle = CycleDriver.awaitOutcome(id, "DEGRADED");
        assertThat(cycle.getString("outcomeCode")).isEqualTo("RULE_SET_INVALID");
    }

    @Test
    void correctsTheCycleWhenItIsHeardLateThatNoRuleUpdateCouldBeMade() {
        String id = leave();
        long receipt = journey.receipt(reported(id, bundle("ACTIVATED")));
        CycleDriver.awaitOutcome(id, "UPDATED");

        journey.withoutRules(id, "RULE_SET_INVALID", "rules.xml");

        JsonPath cycle = CycleDriver.awaitOutcome(id, "DEGRADED");
        assertThat(cycle.getLong("receiptNumber")).isEqualTo(receipt);
        assertThat(Journey.site().getString("standing")).isEqualTo("DEGRADED");
    }

    @Test
    void closesTheCycleAsRejectedWithTheSitesReason() {
        String id = leave();

        journey.receipt(reported(id, bundle("REJECTED", "BUNDLE_EXPIRED", "expired yesterday"), rules("APPLIED")));

        JsonPath cycle = CycleDriver.await(id, "CLOSED");
        assertThat(cycle.getString("outcome")).isEqualTo("REJECTED");
        assertThat(cycle.getString("outcomeCode")).isEqualTo("BUNDLE_EXPIRED");
        assertThat(Journey.site().getString("standing")).isEqualTo("REJECTED");
        assertThat(Journey.site().getString("code")).isEqualTo("BUNDLE_EXPIRED");
    }

    @Test
    void closesTheCycleAsRejectedWhenTheWholeMediumWas() {
        String id = leave();

        journey.receipt(refused(id, "MEDIUM_FILE_CHANGED", "bundle.zip"));

        JsonPath cycle = CycleDriver.await(id, "CLOSED");
        assertThat(cycle.getString("outcome")).isEqualTo("REJECTED");
        assertThat(cycle.getString("outcomeCode")).isEqualTo("MEDIUM_FILE_CHANGED");
    }

    @Test
    void leavesTheCycleOpenWhileSomethingIsPending() {
        String id = leave();
        long undecided = journey.receipt(reported(id, bundle("ACTIVATED"), rules("PENDING")));
        awaitReceipt(undecided);
        assertThat(CycleDriver.get(id).getString("state")).isEqualTo("WAITING_FOR_RECEIPT");

        journey.receipt(served(id));

        assertThat(outcomeOf(id)).isEqualTo("UPDATED");
    }

    @Test
    void closesSeveralCyclesAtOnceAlsoOlderOnes() throws IOException {
        String oldest = leave();
        files.change();
        String middle = leave();
        files.change();
        String newest = leave();
        journey.receipt(served(newest));
        CycleDriver.await(newest, "CLOSED");

        long receipt = journey.receipt(
                served(newest), reported(middle, bundle("SUPERSEDED"), rules("APPLIED")), served(oldest));

        assertThat(outcomeOf(oldest)).isEqualTo("UPDATED");
        JsonPath superseded = CycleDriver.await(middle, "CLOSED");
        assertThat(superseded.getString("outcome")).isEqualTo("UP_TO_DATE");
        assertThat(superseded.getString("outcomeCode")).isEqualTo("SUPERSEDED");
        assertThat(superseded.getLong("receiptNumber")).isEqualTo(receipt);
        assertThat(Journey.site().getString("standing")).isEqualTo("UPDATED");
    }

    @Test
    void saysOnceHowACycleEndedHoweverOftenTheSiteRepeatsIt() {
        String first = leave();
        long closing = journey.receipt(served(first));
        CycleDriver.await(first, "CLOSED");
        String second = leave();

        journey.receipt(served(second), served(first));

        awaitClosed(second);
        assertThat(closedEvents(first)).hasSize(1);
        assertThat(CycleDriver.get(first).getLong("receiptNumber")).isEqualTo(closing);
    }

    @Test
    void correctsTheCycleWhenTheSiteTakesARefusedMediumAfterAll() {
        String id = leave();
        journey.receipt(refused(id, "LOG_FORK", "held"));
        CycleDriver.awaitOutcome(id, "REJECTED");

        journey.receipt(served(id));

        CycleDriver.awaitOutcome(id, "UPDATED");
        probe.await("cycle.closed", event -> isFor(event, id, "UPDATED"));
        assertThat(closedEvents(id))
                .extracting(event -> event.data().path("outcome").asText())
                .containsExactly("REJECTED", "UPDATED");
    }

    @Test
    void closesACycleWhoseMediumLeftWithoutAnybodySayingSo() {
        String id = CycleDriver.run().getString("id");
        journey.written(id);
        journey.sealed(id);

        journey.receipt(served(id));

        assertThat(outcomeOf(id)).isEqualTo("UPDATED");
    }

    @Test
    void ignoresWhatAReceiptSaysOfTransfersThatNoCycleHas() {
        String id = leave();

        journey.receipt(served("5a0a3c5e-0000-4000-8000-000000000001"), served("not-a-cycle"), served(id));

        assertThat(outcomeOf(id)).isEqualTo("UPDATED");
    }

    private String leave() {
        return journey.leave().getString("id");
    }

    private static String outcomeOf(String cycleId) {
        return CycleDriver.await(cycleId, "CLOSED").getString("outcome");
    }

    private static void awaitReceipt(long number) {
        CycleDriver.patiently("receipt " + number).until(() -> Journey.site().getLong("lastReceipt.number") == number);
    }

    private PublishedEvent awaitClosed(String cycleId) {
        return probe.await("cycle.closed", event -> event.cycleId().equals(cycleId));
    }

    private List<PublishedEvent> closedEvents(String cycleId) {
        return probe.matching(
                event -> event.type().equals("cycle.closed") && event.cycleId().equals(cycleId));
    }

    private static boolean isFor(PublishedEvent event, String cycleId, String outcome) {
        return event.cycleId().equals(cycleId)
                && event.data().path("outcome").asText().equals(outcome);
    }
}
