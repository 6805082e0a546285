package dev.airgap.cli;

import dev.airgap.contracts.Zone;
import dev.airgap.local.DataFolder;
import dev.airgap.local.ProcessControl;
import dev.airgap.local.RunFile;
import dev.airgap.local.RunningService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Does to the processes of a running pipeline what a plant does to them. All choices come from one seed. */
final class Havoc {

    private static final int SHORTEST_PAUSE_MILLIS = 400;
    private static final int LONGEST_PAUSE_MILLIS = 3000;

    /** Long enough for the launcher to see that the process is held, which is then no failure to back off from. */
    private static final int HELD_MILLIS = 200;

    private final DataFolder data;
    private final Random random;
    private final Map<String, Integer> victims = new TreeMap<>();

    Havoc(Path data, Random random) {
        this.data = new DataFolder(data);
        this.random = random;
    }

    /** Something that goes on in the background until it is closed. */
    static final class Running implements AutoCloseable {

        private final Thread thread;

        private Running(Runnable work) {
            this.thread = Thread.ofPlatform().daemon().name("havoc").start(work);
        }

        @Override
        public void close() {
            try {
                thread.join(TimeUnit.MINUTES.toMillis(2));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (thread.isAlive()) {
                throw new AssertionError("the havoc does not end");
            }
        }
    }

    /** How many processes were killed until now. */
    synchronized int kills() {
        return victims.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Which processes were killed, {@code zone/name}, and how often. */
    synchronized Map<String, Integer> victims() {
        return new TreeMap<>(victims);
    }

    /** SIGKILL for so many processes, at random moments: services, brokers and databases of both zones. */
    Running killAtRandom(int kills) {
        return new Running(() -> {
            for (int done = 0; done < kills; ) {
                sleep(SHORTEST_PAUSE_MILLIS + random.nextInt(LONGEST_PAUSE_MILLIS - SHORTEST_PAUSE_MILLIS));
                RunningService victim = any();
                if (signal("KILL", victim.pid())) {
                    count(victim);
                    done++;
                }
            }
        });
    }

    /** SIGSTOP for one process of each of these names in both zones, and SIGCONT after the pause. */
    Running pause(Set<String> names, Duration pause) {
        return new Running(() -> {
            List<RunningService> stopped = services().stream()
                    .filter(service -> names.contains(service.name()))
                    .filter(service -> signal("STOP", service.pid()))
                    .toList();
            sleep(pause.toMillis());
            stopped.forEach(service -> signal("CONT", service.pid()));
        });
    }

    /** Keeps the processes of this name down in both zones for a while. */
    Running keepAway(String name, Duration away) {
        ProcessControl control = new ProcessControl(data);
        for (Zone zone : Zone.values()) {
            control.hold(zone, name);
        }
        return new Running(() -> {
            sleep(away.toMillis());
            for (Zone zone : Zone.values()) {
                control.release(zone, name);
            }
        });
    }

    /** Something that goes on while the havoc is wreaked, and may fail because of it. */
    Running meanwhile(Callable<?> work) {
        return new Running(() -> {
            try {
                work.call();
            } catch (Exception disturbed) {
                System.err.println("disturbed: " + disturbed);
            }
        });
    }

    /**
     * SIGKILL for one process, which is started again at once, however often that happens.
     *
     * @param whileDown is done before that
     */
    void kill(Zone zone, String name, Callable<?> whileDown) throws Exception {
        RunningService victim =
                RunFile.read(data).orElseThrow().find(zone, name).orElseThrow();
        ProcessControl control = new ProcessControl(data);
        control.hold(zone, name);
        try {
            if (!signal("KILL", victim.pid())) {
                throw new AssertionError(victim + " was not there to be killed");
            }
            count(victim);
            sleep(HELD_MILLIS);
            whileDown.call();
        } finally {
            control.release(zone, name);
        }
    }

    private RunningService any() {
        List<RunningService> services = services();
        return services.get(random.nextInt(services.size()));
    }

    private List<RunningService> services() {
        return RunFile.read(data).orElseThrow().services();
    }

    private synchronized void count(RunningService victim) {
        victims.merge(victim.zone() + "/" + victim.name(), 1, Integer::sum);
    }

    /** Whether the process was there to get it. */
    private static boolean signal(String name, long pid) {
        try {
            return new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
