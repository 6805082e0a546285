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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A medium is lost on its way. */
@QuarkusTest
@InZone(zone = Zone.DMZ, service = Service.BUNDLER)
@WithTestResource(BundlerFiles.class)
class LossTest {

    EventProbe probe;
    BundlerFiles files;

    private Journey journey;

    @BeforeEach
    void aSource() throws IOException {
        journey = Journey.in(probe);
        files.offer("clamav/test.hdb");
    }

    @Test
    void startsACycleThatMakesUpForIt() {
        String lost = journey.leave().getString("id");

        int before = losses().size();

        journey.lost(lost);

        String next = startedByALoss(before);
        assertThat(next).isNotEqualTo(lost);
        JsonPath made = CycleDriver.finish(next);
        assertThat(made.getString("state")).isEqualTo("RELEASED");
        assertThat(made.getString("bundle.kind"))
                .as("no receipt tells what the site holds")
                .isEqualTo("full");
        assertThat(CycleDriver.get(lost).getString("state")).isEqualTo("WAITING_FOR_RECEIPT");
    }

    @Test
    void startsNoneWhenALaterOneMakesUpForItAlready() {
        String lost = journey.leave().getString("id");
        String later = CycleDriver.run().getString("id");

        int before = losses().size();

        journey.lost(lost);
        journey.lost(later);

        String next = startedByALoss(before);
        assertThat(CycleDriver.finish(next).getLong("sequence"))
                .isEqualTo(CycleDriver.get(later).getLong("sequence") + 1);
    }

    /** The cycle that a loss has started, beside those that others had started before. */
    private String startedByALoss(int before) {
        return CycleDriver.patiently("a cycle for a lost one")
                .until(this::losses, events -> events.size() > before)
                .get(before)
                .cycleId();
    }

    private List<PublishedEvent> losses() {
        return probe.matching(event -> event.type().equals("cycle.started")
                && event.data().path("trigger").asText().equals("loss"));
    }
}
