package dev.airgap.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.contracts.data.UpdateSourceChanged;
import dev.airgap.testing.EventProbe;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import dev.airgap.testing.SiblingEvents;
import dev.airgap.trust.Checkpoint;
import dev.airgap.trust.VerificationKey;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The other zone, and a log that somebody changes: it cannot be mended, so nothing else is tested on it. */
@QuarkusTest
@InZone(zone = Zone.AIRGAP, service = Service.AUDIT)
@WithTestResource(LogKeyResource.class)
class AirGapLogTest {

    EventProbe probe;
    VerificationKey logKey;

    @Inject
    DataSource database;

    @Test
    void signsNothingMoreOnceTheLogWasChangedBehindItsBack() throws SQLException {
        SiblingEvents importer = new SiblingEvents(probe, Zone.AIRGAP, Service.IMPORTER);
        byte[] event = importer.publish(
                EventType.UPDATE_SOURCE_CHANGED, "none", new UpdateSourceChanged("https://localhost:4122"));
        await().atMost(Duration.ofSeconds(30)).until(() -> LogClient.timesLogged(event) == 1);
        await().until(() -> checkpoint().size() == 1);

        changeTheRightEdge();

        PublishedEvent told = probe.await(
                "audit.chain-fork",
                alarm -> alarm.data().path("producer").asText().equals("airgap/audit"));
        await().until(() -> LogClient.timesLogged(told.bytes()) == 1);
        await().during(Duration.ofSeconds(2)).until(() -> checkpoint().size() == 1);
        assertThat(LogClient.alarms("LOG_CHANGED", "nothing is signed")).hasSize(1);
        assertThat(probe.ofType("audit.chain-fork")).hasSize(1);
    }

    private void changeTheRightEdge() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE log_head SET frontier = sha256(frontier)");
        }
    }

    private Checkpoint checkpoint() {
        return Checkpoint.verify(LogClient.checkpoint(), LogKeyResource.ORIGIN, List.of(logKey));
    }
}
