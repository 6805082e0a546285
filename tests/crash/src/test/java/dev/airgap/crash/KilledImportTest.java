package dev.airgap.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.crash.Trace.Call;
import dev.airgap.local.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Kills the import with SIGKILL at its writes, fsyncs, renames and messages to the database, one after the other. What is
 * left is the whole old or the whole new snapshot, and the import can simply be run again.
 */
@Tag("debian")
class KilledImportTest {

    private static final int WORKERS = 2;
    private static final int FEWEST_POINTS = 100;

    private static final List<Workplace> PLACES = new ArrayList<>();
    private static PostgresServer server;
    private static Trace undisturbed;
    private static String end;

    @BeforeAll
    static void watchAnUndisturbedImport() throws Exception {
        Path folder = Path.of("target", "crash").toAbsolutePath();
        Workplace.delete(folder);
        server = PostgresServer.start(folder.resolve("postgres"));
        Deliveries deliveries = new Deliveries(folder.resolve("dmz"));
        for (int worker = 1; worker <= WORKERS; worker++) {
            PLACES.add(new Workplace("crash_" + worker, server, folder, deliveries));
        }
        Workplace place = PLACES.getFirst();
        place.prepare();
        Strace.Ended ended = Strace.watch(place.scratch(), place.command());
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        place.awaitTheServer();
        new Judge(place).requireDone();
        undisturbed = Trace.read(ended.trace());
        end = new Judge(place).state();
    }

    @AfterAll
    static void stop() throws SQLException {
        for (Workplace place : PLACES) {
            place.close();
        }
        server.close();
    }

    @Test
    void theOldOrTheNewSnapshotIsWholeWhereverTheImportIsKilled() throws Exception {
        List<Call> points = points();
        System.err.printf(
                "crash: kills at %d of %d calls%n",
                points.size(), undisturbed.calls().size());
        assertThat(points.stream().filter(Sweep::isCertain)).hasSizeGreaterThanOrEqualTo(FEWEST_POINTS);
        Queue<Call> left = new ConcurrentLinkedQueue<>(points);
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            List<Future<?>> running = PLACES.stream()
                    .<Future<?>>map(place -> workers.submit(() -> {
                        for (Call call = left.poll(); call != null; call = left.poll()) {
                            killAt(place, call);
                        }
                        return null;
                    }))
                    .toList();
            for (Future<?> worker : running) {
                worker.get();
            }
        }
    }

    @Test
    void nothingIsStagedThatAPowerCutCouldTakeAway() throws Exception {
        requireDurable(undisturbed);
    }

    @Test
    void whatAKilledImportHasLeftIsMadeDurableByTheNextOne() throws Exception {
        Workplace place = PLACES.getFirst();
        List<Call> renames = undisturbed.calls().stream()
                .filter(call -> call.name().startsWith("rename") && call.says("/blobs/"))
                .toList();
        int directories = renames.size();
        place.prepare();
        Call firstOfDirectory = undisturbed.calls().get(undisturbed.calls().indexOf(renames.get(directories - 1)) + 1);
        assertThat(firstOfDirectory.name()).isEqualTo("fsync");
        Strace.Ended ended = kill(place, firstOfDirectory);
        assertThat(ended.wasKilled())
                .as("exit code %d %s", ended.exitCode(), ended.output())
                .isTrue();
        place.awaitTheServer();

        Strace.Ended next = Strace.watch(place.scratch(), place.command());

        assertThat(next.exitCode()).as(next.output()).isZero();
        List<Call> synced = callsBeforeStaged(Trace.read(next.trace())).stream()
                .filter(call -> call.name().equals("fsync"))
                .toList();
        for (Call rename : renames) {
            String directory = directoryOf(rename);
            assertThat(synced).as("fsync of " + directory).anyMatch(call -> call.says(directory + ">"));
        }
    }

    private static void killAt(Workplace place, Call call) throws Exception {
        try {
            place.prepare();
            Strace.Ended ended = kill(place, call);
            place.awaitTheServer();
            if (Sweep.isCertain(call)) {
                assertThat(ended.wasKilled()).as("killed; " + ended.output()).isTrue();
            }
            Judge judge = new Judge(place);
            judge.requireOldOrNew();
            place.importHere();
            judge.requireDone();
            assertThat(withoutPlace(judge.state(), place)).isEqualTo(withoutPlace(end, PLACES.getFirst()));
        } catch (AssertionError | SQLException | IOException e) {
            throw new AssertionError("killed at " + call + ": " + call.arguments(), e);
        }
    }

    private static Strace.Ended kill(Workplace place, Call call) throws IOException, InterruptedException {
        return Strace.inject(place.scratch(), call.name(), "signal=SIGKILL:when=" + call.number(), place.command());
    }

    /** A file's bytes are synced before it gets its name, and the name before anybody is told that it is there. */
    private static void requireDurable(Trace trace) {
        List<Call> calls = callsBeforeStaged(trace);
        List<Call> renames =
                calls.stream().filter(call -> call.name().startsWith("rename")).toList();
        assertThat(renames).hasSizeGreaterThanOrEqualTo(3);
        for (Call rename : renames) {
            int at = calls.indexOf(rename);
            String part = rename.arguments().substring(1, rename.arguments().indexOf("\", "));
            String directory = directoryOf(rename);
            assertThat(calls.subList(0, at))
                    .as("fsync before " + rename)
                    .anyMatch(call -> call.name().equals("fsync") && call.says("<" + part + ">"));
            assertThat(calls.subList(at, calls.size()))
                    .as("fsync of the directory after " + rename)
                    .anyMatch(call -> call.name().equals("fsync") && call.says("<" + directory + ">"));
        }
    }

    private static List<Call> callsBeforeStaged(Trace trace) {
        return trace.calls().subList(0, trace.indexOf("snapshot.staged"));
    }

    /** Where a rename puts its file. */
    private static String directoryOf(Call rename) {
        String target = rename.arguments().split("\", \"")[1];
        return Objects.requireNonNull(
                        Path.of(target.substring(0, target.indexOf('"'))).getParent())
                .toString();
    }

    private static String withoutPlace(String state, Workplace place) {
        return state.replace(place.relay().folder().toString(), "");
    }

    private static List<Call> points() {
        if (System.getProperty("crash.sweep", "sample").equals("full")) {
            return Sweep.full(undisturbed);
        }
        String given = System.getProperty("crash.seed", "");
        long seed = given.isBlank() ? System.nanoTime() : Long.parseLong(given);
        System.err.println("crash: repeat with -Dcrash.seed=" + seed);
        return Sweep.sample(undisturbed, new Random(seed));
    }
}
