package dev.airgap.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.bundle.IndexReader;
import dev.airgap.bundle.IndexRecord;
import dev.airgap.crash.Deliveries.Delivery;
import dev.airgap.trust.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says whether what a killed import has left is the whole old or the whole new state, and told as it happened. */
final class Judge {

    private static final List<String> STEPS =
            List.of("import.started", "snapshot.staged", "snapshot.switched", "snapshot.activated", "import.finished");

    private final Workplace place;
    private final Delivery old;
    private final Delivery next;

    Judge(Workplace place) {
        this.place = place;
        this.old = place.deliveries().old();
        this.next = place.deliveries().next();
    }

    /** After a kill, before anything else is done. */
    void requireOldOrNew() throws SQLException, IOException {
        List<String> events = eventsOfTheSecondDownload();
        assertThat(events)
                .as("what happened so far")
                .isEqualTo(STEPS.subList(0, Math.min(events.size(), STEPS.size())));
        boolean isNew = events.contains("snapshot.switched");
        Delivery served = isNew ? next : old;
        requireStanding(served);
        assertThat(place.rows("SELECT state FROM snapshot WHERE bundle_id = '" + next.bundleId() + "'"))
                .as("state of the new snapshot")
                .isEqualTo(stateAfter(events));
        assertThat(place.rows("SELECT state FROM snapshot WHERE bundle_id = '" + old.bundleId() + "'"))
                .containsExactly("ACTIVATED");
        if (!events.contains("snapshot.activated")) {
            assertThat(place.waiting(next))
                    .as("the zip stays until its snapshot is proved")
                    .exists();
        }
        requireNumbersWithoutGap();
        requireBlobsIntact();
    }

    void requireOldIsServed() throws SQLException, IOException {
        requireStanding(old);
        requireBlobsIntact();
    }

    void requireNewIsServed() throws SQLException, IOException {
        requireStanding(next);
        requireBlobsIntact();
    }

    private void requireStanding(Delivery served) throws SQLException, IOException {
        requireServed(served);
        assertThat(place.rows("SELECT floor_epoch, floor_sequence, floor_bundle_id, current_id FROM relay_state"))
                .as("floor and pointer")
                .containsExactly("1 " + served.sequence() + " " + served.bundleId() + " " + served.bundleId());
    }

    /** Everything that an undisturbed import leaves, and nothing else. */
    void requireDone() throws SQLException, IOException {
        requireOldOrNew();
        requireServed(next);
        assertThat(eventsOfTheSecondDownload()).isEqualTo(STEPS);
        assertThat(place.rows("SELECT DISTINCT state FROM download")).containsExactly("FINISHED");
        assertThat(place.rows("SELECT outcome FROM met_bundle WHERE download = 2"))
                .containsExactly("ACTIVATED");
        assertThat(place.rows("SELECT version FROM trusted_root ORDER BY version"))
                .containsExactly("2");
        assertThat(place.waiting(next)).doesNotExist();
    }

    /** All tables and all file names, for comparing two ends. */
    String state() throws SQLException, IOException {
        List<String> state = new ArrayList<>();
        state.addAll(place.rows("SELECT * FROM snapshot ORDER BY sequence"));
        state.addAll(place.rows("SELECT * FROM relay_state"));
        state.addAll(place.rows("SELECT * FROM download ORDER BY number"));
        state.addAll(place.rows("SELECT * FROM met_bundle ORDER BY download, file_name"));
        state.addAll(place.rows("SELECT * FROM trusted_root ORDER BY version"));
        state.addAll(place.rows("SELECT * FROM event ORDER BY seq"));
        try (Stream<Path> paths = Files.walk(place.relay().folder())) {
            paths.filter(Files::isRegularFile)
                    .map(file -> place.relay().folder().relativize(file).toString())
                    .sorted()
                    .forEach(state::add);
        }
        return String.join("\n", state);
    }

    private List<String> eventsOfTheSecondDownload() throws SQLException {
        return place.rows("SELECT type FROM event WHERE download = 2 ORDER BY seq");
    }

    private static List<String> stateAfter(List<String> events) {
        if (events.contains("snapshot.activated")) {
            return List.of("ACTIVATED");
        }
        if (events.contains("snapshot.switched")) {
            return List.of("SWITCHED");
        }
        return events.contains("snapshot.staged") ? List.of("STAGED") : List.of();
    }

    private void requireNumbersWithoutGap() throws SQLException {
        assertThat(place.rows("SELECT count(*) = max(seq) AND max(seq) = (SELECT seq FROM producer_head) FROM event"))
                .as("numbers of the events")
                .containsExactly("t");
    }

    /** By what the database points to, as the relay serves it. */
    private void requireServed(Delivery expected) throws SQLException, IOException {
        String index = place.rows("SELECT index_sha256 FROM snapshot WHERE bundle_id = '" + expected.bundleId() + "'")
                .getFirst();
        Map<String, String> served = new HashMap<>();
        try (IndexReader records = new IndexReader(Files.newInputStream(blob(index)))) {
            while (records.hasNext()) {
                IndexRecord file = records.next();
                byte[] content = Files.readAllBytes(blob(file.sha256()));
                served.put(file.path().value(), Sha256.of(content).hex());
            }
        }
        assertThat(served)
                .isEqualTo(expected.contents().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                file -> Sha256.of(file.getValue()).hex())));
    }

    /** A blob appears whole or not at all: only {@code tmp} may hold halves. */
    private void requireBlobsIntact() throws IOException {
        try (Stream<Path> blobs = Files.walk(place.relay().contentStore().resolve("blobs"))) {
            for (Path blob : blobs.filter(Files::isRegularFile).toList()) {
                assertThat(Sha256.of(Files.readAllBytes(blob)).hex())
                        .isEqualTo(blob.getFileName().toString());
            }
        }
    }

    /** Not through a {@code ContentStore}: opening one tidies it, and that is for the next import to do. */
    private Path blob(String sha256) {
        return place.relay()
                .contentStore()
                .resolve("blobs")
                .resolve(sha256.substring(0, 2))
                .resolve(sha256);
    }
}
