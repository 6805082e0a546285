package dev.airgap.bundler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.testing.EventProbe;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@InZone(zone = Zone.DMZ, service = Service.BUNDLER)
@WithTestResource(BundlerFiles.class)
class CarriageTest {

    EventProbe probe;
    BundlerFiles files;

    private Journey journey;

    @BeforeEach
    void aSource() throws IOException {
        journey = Journey.in(probe);
        files.offer("clamav/test.hdb");
    }

    @Test
    void waitsForTheReceiptOnceTheMediumHasLeft() {
        String id = CycleDriver.run().getString("id");
        journey.written(id);
        assertThat(CycleDriver.await(id, "WRITTEN").getString("nextAction.role"))
                .isEqualTo("approver");
        journey.sealed(id);
        CycleDriver.await(id, "SEALED");
        byte[] departed = journey.departed(id);

        JsonPath cycle = CycleDriver.await(id, "WAITING_FOR_RECEIPT");

        assertThat(cycle.getString("nextAction.role")).isEqualTo("custodian");
        assertThat(cycle.getString("transferId")).isEqualTo(Journey.transferOf(id));
        assertThat(cycle.getString("receiptDueBy")).isNotNull();
        assertThat(cycle.getString("endedAt")).isNull();
        PublishedEvent waiting = probe.await(
                "cycle.waiting-for-receipt", event -> event.cycleId().equals(id));
        assertThat(waiting.data().path("transferId").asText()).isEqualTo(Journey.transferOf(id));
        assertThat(waiting.data().path("sequence").asLong()).isEqualTo(cycle.getLong("sequence"));
        journey.again(departed);
        String next = CycleDriver.run().getString("id");
        probe.await("bundle.released", event -> event.cycleId().equals(next));
        assertThat(probe.matching(event -> event.type().equals("cycle.waiting-for-receipt")
                        && event.cycleId().equals(id)))
                .hasSize(1);
    }

    @Test
    void isWrittenAgainWhenAnotherTransferWasWrittenOverItsSealedMedium() {
        String id = CycleDriver.run().getString("id");
        journey.written(id);
        journey.sealed(id);
        CycleDriver.await(id, "SEALED");

        journey.written(id);

        CycleDriver.await(id, "WRITTEN");
    }

    @Test
    void setsAsideWordOfATransferForACycleThatDoesNotExist() {
        String unknown = UUID.randomUUID().toString();
        journey.sealed(unknown);

        PublishedEvent alarm = probe.await(
                "message.dead-lettered",
                event -> event.data().path("detail").asText().contains(unknown));

        assertThat(alarm.data().path("code").asText()).isEqualTo("CYCLE_UNKNOWN");
    }

    @Test
    void setsAsideWordOfRulesForACycleThatDoesNotExist() {
        String unknown = UUID.randomUUID().toString();
        journey.withoutRules(unknown, "RULE_SET_INVALID", "rules.xml");

        PublishedEvent alarm = probe.await(
                "message.dead-lettered",
                event -> event.data().path("detail").asText().contains(unknown));

        assertThat(alarm.data().path("code").asText()).isEqualTo("CYCLE_UNKNOWN");
    }
}
