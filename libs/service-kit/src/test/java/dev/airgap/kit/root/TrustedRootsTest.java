package dev.airgap.kit.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.kit.keys.Keys;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.testing.InZone;
import dev.airgap.trust.RootException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@InZone(zone = Zone.DMZ, service = Service.RULES)
class TrustedRootsTest {

    @TempDir
    Path folder;

    @Inject
    Keys keys;

    @Inject
    AcceptedRootRows rows;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    @Inject
    DataSource database;

    private RootLine line;
    private TrustedRoots roots;

    @BeforeEach
    void theFirstRootWasGiven() throws IOException {
        line = new RootLine(folder, "root");
        roots = new TrustedRoots(Optional.of(folder.resolve("root.dsse.json")), keys, rows, outbox, clock);
        give(line.version(1));
    }

    @AfterEach
    void nothingIsKept() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("DELETE FROM accepted_root");
        }
    }

    @Test
    void keepsEveryRootOfAChainThatWasWalked() {
        keep(line.version(2), line.version(3));

        assertThat(trusted()).isEqualTo(3);
        assertThat(rows.find(2)).contains(line.version(2));
        assertThat(rows.find(3)).contains(line.version(3));
    }

    @Test
    void walksOnFromWhatItKept() {
        keep(line.version(2));
        keep(line.version(3));

        assertThat(trusted()).isEqualTo(3);
    }

    @Test
    void keepsNothingOfAChainThatBreaks() {
        assertThatExceptionOfType(RootException.class)
                .isThrownBy(() -> keep(line.version(2), line.version(4)))
                .satisfies(e -> assertThat(e.finding()).isEqualTo(RootException.Finding.ROOT_VERSION));

        assertThat(trusted()).isEqualTo(1);
        assertThat(rows.find(2)).isEmpty();
    }

    @Test
    void ofTwoWhoWalkAtTheSameTimeBothEndAtTheNewest() {
        RootWalk further = roots.walk(List.of(line.version(2), line.version(3)));
        keep(line.version(2));

        commit(further);

        assertThat(trusted()).isEqualTo(3);
    }

    @Test
    void aGivenRootThatIsNewerWins() throws IOException {
        keep(line.version(2));

        give(line.version(5));

        assertThat(trusted()).isEqualTo(5);
    }

    @Test
    void aGivenRootThatIsOlderThanTheOneWalkedToChangesNothing() throws IOException {
        keep(line.version(2), line.version(3));

        give(line.version(2));

        assertThat(trusted()).isEqualTo(3);
    }

    @Test
    void anotherGivenRootOfAVersionThatWasWalkedToIsRefused() throws IOException {
        keep(line.version(2));

        give(line.version(2, "2037-01-01T00:00:00Z"));

        assertThatExceptionOfType(RootException.class)
                .isThrownBy(roots::newest)
                .satisfies(e -> assertThat(e.finding()).isEqualTo(RootException.Finding.ROOT_FORK));
    }

    private int trusted() {
        return roots.newest().document().version();
    }

    private void keep(byte[]... envelopes) {
        commit(roots.walk(List.of(envelopes)));
    }

    /** By rules-service, which never tells: only what is kept is of interest here. */
    private void commit(RootWalk walk) {
        QuarkusTransaction.requiringNew().run(() -> roots.keep(walk));
    }

    private void give(byte[] root) throws IOException {
        Files.write(folder.resolve("root.dsse.json"), root);
    }
}
