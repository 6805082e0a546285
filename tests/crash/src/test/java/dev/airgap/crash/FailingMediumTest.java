package dev.airgap.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.local.PostgresServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The device below fails: the medium, or the relay's own disk. */
@Tag("debian")
class FailingMediumTest {

    private static final Path FOLDER = Path.of("target", "failing-medium").toAbsolutePath();
    private static PostgresServer server;
    private static Workplace place;
    private Judge judge;

    @BeforeAll
    static void start() throws Exception {
        Workplace.delete(FOLDER);
        server = PostgresServer.start(FOLDER.resolve("postgres"));
        place = new Workplace("failing", server, FOLDER, new Deliveries(FOLDER.resolve("dmz")));
    }

    @AfterAll
    static void stop() throws Exception {
        place.close();
        server.close();
    }

    @BeforeEach
    void prepare() throws Exception {
        place.prepare();
        judge = new Judge(place);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 11})
    void aMediumThatFailsHalfWayIsRefusedAndCanBeReadAgain(int read) throws Exception {
        Path zip = place.waiting(place.deliveries().next());

        Strace.Ended ended = Strace.injectOn(zip, place.scratch(), "read", "error=EIO:when=" + read, place.command());

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        requireRefused("BUNDLE_UNREADABLE");
    }

    @Test
    void aDiskThatIsFullIsNoFaultOfTheBundle() throws Exception {
        Strace.Ended ended = Strace.inject(place.scratch(), "fsync", "error=ENOSPC:when=3+", place.command());

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        requireRefused("RELAY_STORAGE_FAILED");
    }

    /** After a failed fsync nobody knows what the disk has: the error of a directory counts as much as that of a file. */
    @Test
    void aDirectoryThatCannotBeSyncedIsNotReliedOn() throws Exception {
        Path blobs = place.relay().contentStore().resolve("blobs");

        Strace.Ended ended = Strace.injectOn(blobs, place.scratch(), "fsync", "error=EIO", place.command());

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        requireRefused("RELAY_STORAGE_FAILED");
    }

    /** Said once, nothing served that was not before, and the same import succeeds when it is run again. */
    private void requireRefused(String code) throws Exception {
        assertThat(place.rows("SELECT type, subject FROM event WHERE download = 2 ORDER BY seq"))
                .containsExactly("import.started ", "bundle.rejected " + code, "import.finished ");
        judge.requireOldIsServed();
        assertThat(place.waiting(place.deliveries().next())).exists();
        place.queue(3);
        place.importHere();
        judge.requireNewIsServed();
        assertThat(place.waiting(place.deliveries().next())).doesNotExist();
    }
}
