package dev.airgap.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.testing.InZone;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What a killed process leaves in the database and the install directory, and how the next one goes on. */
@QuarkusTest
@InZone(zone = Zone.AIRGAP, service = Service.IMPORTER)
@AtRelay
class InterruptedImportTest extends RelayTestBase {

    @Inject
    DataSource database;

    @Test
    void aBundleThatWasSwitchedToIsReadBackAndActivated() throws SQLException {
        JsonPath done = activated();
        execute(
                "UPDATE snapshot SET state = 'SWITCHED', activated_at = NULL WHERE sequence = " + served(),
                "UPDATE met_bundle SET outcome = 'SWITCHED' WHERE download_id = '" + done.getString("id") + "'",
                reopened(done));

        JsonPath resumed = finished(done.getString("id"));

        assertThat(resumed.getString("outcome")).isEqualTo("ACTIVATED");
        assertThat(typesOf(eventsOf(done)).stream().filter("snapshot.switched"::equals))
                .hasSize(1);
        assertThat(typesOf(eventsOf(done)).stream().filter("snapshot.staged"::equals))
                .hasSize(1);
    }

    @Test
    void theZipOfAnActivatedBundleIsStillRemoved() throws SQLException, IOException {
        Path zip = TestBundle.numbered(site, nextNumber()).place();
        Path copy = Files.copy(zip, site.folder().resolve("copy.zip"), StandardCopyOption.REPLACE_EXISTING);
        JsonPath done = download();
        Files.move(copy, zip);
        execute(reopened(done));

        JsonPath resumed = finished(done.getString("id"));

        assertThat(resumed.getString("outcome")).isEqualTo("ACTIVATED");
        assertThat(zip).doesNotExist();
        assertThat(typesOf(eventsOf(done))).doesNotContain("bundle.rejected");
    }

    @Test
    void aBundleThatAnEarlierDownloadFailedToProveIsProvedByTheNextAndRemoved() throws SQLException, IOException {
        Path zip = TestBundle.numbered(site, nextNumber()).place();
        Path copy = Files.copy(zip, site.folder().resolve("copy.zip"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(download().getString("outcome")).isEqualTo("ACTIVATED");
        Files.move(copy, zip);
        execute("UPDATE snapshot SET state = 'SWITCHED', activated_at = NULL WHERE sequence = " + served());

        JsonPath next = download();

        assertThat(next.getString("outcome")).isEqualTo("ACTIVATED");
        assertThat(typesOf(eventsOf(next)))
                .contains("snapshot.activated")
                .doesNotContain("bundle.rejected", "snapshot.switched");
        assertThat(zip).doesNotExist();
    }

    @Test
    void aRefusalIsNotReportedTwice() throws SQLException, IOException {
        activated();
        Path zip = TestBundle.numbered(site, nextNumber()).place();
        Files.write(zip, java.util.Arrays.copyOf(Files.readAllBytes(zip), 100));
        JsonPath done = download();
        execute(reopened(done));

        finished(done.getString("id"));

        assertThat(typesOf(eventsOf(done)).stream().filter("bundle.rejected"::equals))
                .hasSize(1);
    }

    private JsonPath activated() {
        TestBundle.numbered(site, nextNumber()).place();
        JsonPath done = download();
        assertThat(done.getString("outcome")).isEqualTo("ACTIVATED");
        return done;
    }

    private static String reopened(JsonPath download) {
        return "UPDATE download SET state = 'RUNNING', outcome = NULL, finished_at = NULL WHERE id = '"
                + download.getString("id") + "'";
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                assertThat(statement.executeUpdate(sql)).isPositive();
            }
            connection.commit();
        }
    }
}
