package dev.airgap.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of a bundle that is taken: that numbers before it never arrived, that agents are too old for it. */
@QuarkusTest
@InZone(zone = Zone.AIRGAP, service = Service.IMPORTER)
@AtRelay
class ArrivalTest extends RelayTestBase {

    @Test
    void aGapIsSaidAndNothingWaitsForIt() {
        long number = nextNumber();
        activate(TestBundle.numbered(site, number));
        TestBundle.numbered(site, number + 3).place();
        TestBundle later = TestBundle.numbered(site, number + 5);
        later.place();

        JsonPath download = download();

        assertThat(download.getString("outcome")).isEqualTo("ACTIVATED");
        assertThat(served()).isEqualTo(number + 5);
        List<PublishedEvent> missing = eventsOf(download).stream()
                .filter(event -> event.type().equals("bundles.missing"))
                .toList();
        assertThat(missing).allSatisfy(event -> assertThat(event.subject()).isEqualTo(later.bundleId()));
        assertThat(missing)
                .extracting(
                        event -> event.data().path("fromSequence").asLong(),
                        event -> event.data().path("toSequence").asLong())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(number + 1, number + 2),
                        org.assertj.core.groups.Tuple.tuple(number + 4, number + 4));
    }

    @Test
    void nothingIsMissingBeforeTheNextNumber() {
        activate(TestBundle.numbered(site, nextNumber()));
        TestBundle.numbered(site, nextNumber()).place();

        assertThat(typesOf(eventsOf(download()))).doesNotContain("bundles.missing");
    }

    @Test
    void contentForNewerAgentsIsActivatedWithAWarning() {
        TestBundle.numbered(site, nextNumber()).forAgentsFrom("20.0.1").place();

        JsonPath download = download();

        assertThat(download.getString("outcome")).isEqualTo("ACTIVATED");
        assertThat(download.getString("bundles[0].warnings[0].code")).isEqualTo("AGENT_VERSION_TOO_LOW");
        PublishedEvent activated = eventsOf(download).stream()
                .filter(event -> event.type().equals("snapshot.activated"))
                .findFirst()
                .orElseThrow();
        assertThat(activated.data().path("warnings").path(0).asText()).isEqualTo("AGENT_VERSION_TOO_LOW");
    }

    @Test
    void contentForTheAgentsOfTheSiteHasNoWarning() {
        TestBundle.numbered(site, nextNumber()).forAgentsFrom("20.0.0").place();

        assertThat(download().getList("bundles[0].warnings")).isEmpty();
    }
}
