package dev.airgap.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.testing.InZone;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The relay's certificate is not the one that its authority signed: agents would get nothing, so nothing is activated. */
@QuarkusTest
@InZone(zone = Zone.AIRGAP, service = Service.IMPORTER)
@AtRelay(readBackWorks = false)
class FailedReadBackTest extends RelayTestBase {

    @Test
    void revertsToWhatWasServedAndTriesTheIdenticalBundleAgain() {
        Path zip = TestBundle.numbered(site, 5).place();

        JsonPath first = download();

        assertThat(first.getString("outcome")).isEqualTo("REVERTED");
        assertThat(first.getString("error.code")).isEqualTo("SNAPSHOT_REVERTED");
        assertThat(first.getString("error.detail")).isNotEmpty();
        assertThat(typesOf(eventsOf(first))).containsOnlyOnce("snapshot.switched", "snapshot.reverted");
        assertThat(agent().get("/.airgap/snapshot.json").statusCode()).isEqualTo(404);
        assertThat(zip).exists();

        JsonPath second = download();

        assertThat(second.getString("outcome")).isEqualTo("REVERTED");
        assertThat(typesOf(eventsOf(second)))
                .contains("snapshot.switched", "snapshot.reverted")
                .doesNotContain("snapshot.staged", "bundle.rejected");
    }
}
