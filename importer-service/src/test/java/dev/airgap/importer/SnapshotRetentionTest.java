package dev.airgap.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.bundle.ContentStore;
import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.contracts.data.TransferEnded;
import dev.airgap.importer.store.RelayStore;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import dev.airgap.trust.Sha256;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What the relay does not hold for ever. */
@QuarkusTest
@InZone(zone = Zone.AIRGAP, service = Service.IMPORTER)
@AtRelay
class SnapshotRetentionTest extends RelayTestBase {

    @Inject
    RelayStore store;

    @Test
    void deletesWhatCameBeforeTheSnapshotThatTheDmzKnowsOf() {
        TestBundle obsolete = activate(numbered().cycle(UUID.randomUUID().toString()));
        TestBundle known = activate(numbered().cycle(UUID.randomUUID().toString()));
        TestBundle served = activate(numbered().cycle(UUID.randomUUID().toString()));
        clock.isWrongBy(Duration.ofDays(31));
        nothingIsDeletedFor(obsolete);

        receiptIsKnownOf(known);

        PublishedEvent deleted =
                events.await("snapshot.deleted", event -> event.subject().equals(obsolete.snapshotDigest()));
        assertThat(deleted.data().path("freedBytes").asLong()).isPositive();
        assertThat(deleted.data().path("site").asText()).isEqualTo("plant-1");
        assertThat(holds(obsolete)).isFalse();
        assertThat(holds(known)).isTrue();
        assertThat(holds(served)).isTrue();
        for (Map.Entry<String, String> file : served.files().entrySet()) {
            assertThat(agent().get("/" + file.getKey()).body()).isEqualTo(file.getValue());
        }
        assertThat(snapshots.listingOf(obsolete.snapshotDigest())).isEmpty();
        assertThat(snapshots.listingOf(known.snapshotDigest())).isPresent();
    }

    @Test
    void takesAgainWhatWasDeleted() {
        TestBundle obsolete = activate(numbered().cycle(UUID.randomUUID().toString()));
        TestBundle known = activate(numbered().cycle(UUID.randomUUID().toString()));
        clock.isWrongBy(Duration.ofDays(31));
        receiptIsKnownOf(known);
        events.await("snapshot.deleted", event -> event.subject().equals(obsolete.snapshotDigest()));

        TestBundle again = numbered();
        obsolete.files().forEach(again::file);
        activate(again);

        assertThat(again.snapshotDigest()).isEqualTo(obsolete.snapshotDigest());
        assertThat(holds(obsolete)).isTrue();
        assertThat(agent().get("/av/number.txt").body())
                .isEqualTo(obsolete.files().get("av/number.txt"));
    }

    private TestBundle numbered() {
        return TestBundle.numbered(site, nextNumber());
    }

    /** The loop that would delete it has had its turns. */
    private void nothingIsDeletedFor(TestBundle bundle) {
        Awaitility.await()
                .during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(4))
                .until(() -> holds(bundle));
    }

    private void receiptIsKnownOf(TestBundle bundle) {
        transfer()
                .publish(
                        EventType.TRANSFER_CLOSED,
                        bundle.cycle(),
                        new TransferEnded(UUID.randomUUID().toString(), "STICK-7", null, null));
    }

    /** Each has a file that no other bundle has. */
    private boolean holds(TestBundle bundle) {
        ContentStore contents = store.contents();
        return bundle.files().values().stream()
                .map(content ->
                        Sha256.of(content.getBytes(StandardCharsets.UTF_8)).hex())
                .allMatch(contents::has);
    }
}
