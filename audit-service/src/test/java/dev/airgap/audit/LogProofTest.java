package dev.airgap.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.contracts.data.CycleStarted;
import dev.airgap.testing.EventProbe;
import dev.airgap.testing.InZone;
import dev.airgap.trust.Checkpoint;
import dev.airgap.trust.MerkleFrontier;
import dev.airgap.trust.MerkleTree;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.VerificationKey;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an auditor can prove with nothing but the API and the log's public key; and what the database can do to it. */
@QuarkusTest
@InZone(zone = Zone.DMZ, service = Service.AUDIT)
@WithTestResource(LogKeyResource.class)
class LogProofTest {

    EventProbe probe;
    VerificationKey logKey;

    @Inject
    DataSource database;

    private byte[] newest;

    @BeforeEach
    void logSomeEvents() {
        for (int i = 0; i < 11; i++) {
            newest = publish();
        }
        await().until(() -> LogClient.timesLogged(newest) == 1);
    }

    @Test
    void theCheckpointIsTheRootOfTheEntriesUnderTheLogsKey() {
        await().untilAsserted(() -> {
            List<byte[]> values = LogClient.values();
            Checkpoint checkpoint = checkpoint();
            assertThat(checkpoint.size()).isEqualTo(values.size());
            assertThat(checkpoint.rootHash()).isEqualTo(rootOf(values));
        });
    }

    @Test
    void everyEntryHasAProofOfInclusion() {
        await().until(() -> checkpoint().size() == LogClient.values().size());
        Checkpoint checkpoint = checkpoint();
        List<byte[]> values = LogClient.values();
        for (int index = 0; index < checkpoint.size(); index++) {
            JsonPath proof = LogClient.get("/log/entries/%d/inclusion?size=%d".formatted(index, checkpoint.size()));
            assertThat(MerkleTree.verifyInclusion(
                            MerkleTree.leafHash(values.get(index)),
                            index,
                            checkpoint.size(),
                            hashes(proof, "path"),
                            checkpoint.rootHash()))
                    .isTrue();
        }
    }

    @Test
    void aLaterLogIsProvenToContinueAnEarlierOne() {
        await().until(() -> checkpoint().size() == LogClient.values().size());
        Checkpoint earlier = checkpoint();
        byte[] event = publish();
        await().until(() -> LogClient.timesLogged(event) == 1);
        await().until(() -> checkpoint().size() > earlier.size());
        Checkpoint later = checkpoint();

        JsonPath proof = LogClient.get("/log/consistency?from=%d&to=%d".formatted(earlier.size(), later.size()));

        assertThat(MerkleTree.verifyConsistency(
                        earlier.size(), later.size(), earlier.rootHash(), later.rootHash(), hashes(proof, "path")))
                .isTrue();
    }

    @Test
    void namesTheHeadOfEveryProducer() {
        List<String> producers = LogClient.get("/log/heads").getList("items.producer");

        assertThat(producers).contains("dmz/transfer");
        assertThat(LogClient.get("/log/heads").getString("items.find { it.producer == 'dmz/transfer' }.sha256"))
                .isEqualTo(Sha256.of(newest).hex());
    }

    @Test
    void waitsForADatabaseThatFailsAndSkipsNothing() throws SQLException {
        execute("ALTER TABLE log_entry RENAME TO log_entry_hidden");
        byte[] first = publish();
        byte[] second = publish();
        await().during(Duration.ofSeconds(2)).until(() -> true);
        execute("ALTER TABLE log_entry_hidden RENAME TO log_entry");

        await().atMost(Duration.ofSeconds(30)).until(() -> LogClient.timesLogged(second) == 1);
        assertThat(LogClient.timesLogged(first)).isEqualTo(1);
    }

    @Test
    void theDatabaseRefusesToChangeWhatIsLogged() {
        for (String change : new String[] {
            "UPDATE log_entry SET value = ''",
            "DELETE FROM log_entry",
            "TRUNCATE log_node",
            "DELETE FROM log_checkpoint"
        }) {
            assertThatThrownBy(() -> execute(change)).hasMessageContaining("append-only");
        }
    }

    private byte[] publish() {
        return Siblings.of(probe, Service.TRANSFER)
                .publish(EventType.CYCLE_STARTED, "cycle-proof", new CycleStarted("plant-1", "request"));
    }

    private Checkpoint checkpoint() {
        return Checkpoint.verify(LogClient.checkpoint(), LogKeyResource.ORIGIN, List.of(logKey));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static byte[] rootOf(List<byte[]> values) {
        MerkleFrontier frontier = MerkleFrontier.empty();
        for (byte[] value : values) {
            frontier = frontier.append(MerkleTree.leafHash(value), (level, index, hash) -> {});
        }
        return frontier.root();
    }

    private static List<byte[]> hashes(JsonPath json, String name) {
        List<String> hex = json.getList(name);
        return hex.stream().map(HexFormat.of()::parseHex).toList();
    }
}
