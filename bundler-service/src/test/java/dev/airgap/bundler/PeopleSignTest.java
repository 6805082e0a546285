package dev.airgap.bundler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

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
import org.junit.jupiter.api.Test;

@QuarkusTest
@InZone(zone = Zone.DMZ, service = Service.BUNDLER)
@WithTestResource(PeopleFiles.class)
class PeopleSignTest {

    EventProbe probe;
    PeopleFiles files;

    @Test
    void releaseABundleWithoutAKeyOfTheService() throws IOException {
        files.offer("clamav/test.hdb");
        String id = CycleDriver.start();
        JsonPath waiting = CycleDriver.await(id, "AWAITING_SIGNATURES");
        String bundleId = waiting.getString("bundleId");
        assertThat(waiting.getString("nextAction.what")).contains("2 of 2 signatures");

        SigningDriver.sign(bundleId, files.roots().person("ben"))
                .statusCode(200)
                .body("missing", equalTo(1));
        SigningDriver.sign(bundleId, files.roots().person("anna"), files.roots().person("ben"))
                .statusCode(200)
                .body("missing", equalTo(0));

        assertThat(CycleDriver.await(id, "RELEASED").getString("bundle.id")).isEqualTo(bundleId);
        probe.await("bundle.released", event -> event.cycleId().equals(id));
        List<PublishedEvent> signed = probe.ofType("bundle.signed");
        assertThat(signed)
                .extracting(event -> event.data().path("keyIds").size())
                .containsExactly(1, 1);
        assertThat(probe.chainErrors()).isEmpty();
    }
}
