package dev.airgap.local;

import dev.airgap.contracts.Zone;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** The pipeline on this machine, both zones or one, as they would run in production, on embedded defaults. */
public final class Pipeline implements AutoCloseable {

    private final DataFolder data;
    private final PipelineOptions options;
    private final Map<Zone, RunningZone> zones = new EnumMap<>(Zone.class);
    private final Map<Zone, ZonePorts> ports = new ConcurrentHashMap<>();
    private final FileChannel lockFile;
    private volatile boolean ready;
    private final Object runFileLock = new Object();

    private Pipeline(DataFolder data, PipelineOptions options, FileChannel lockFile, Consumer<String> notices) {
        this.data = data;
        this.options = options;
        this.lockFile = lockFile;
        for (Zone zone : options.zones()) {
            zones.put(zone, new RunningZone(zone, data, notice -> noticed(notice, notices)));
        }
    }

    /**
     * Takes the data folder and checks that the pipeline can start there; {@link #start} then does.
     *
     * @param notices receives lines for a person, from several threads
     * @throws LocalException when another pipeline runs on this data or the relay's port is taken
     */
    public static Pipeline on(DataFolder data, PipelineOptions options, Consumer<String> notices) {
        try {
            Files.createDirectories(data.medium());
            if (options.zones().contains(Zone.AIRGAP)) {
                // Like /opt/ds_agent, the relay's install directory is there before anything is placed in it.
                Files.createDirectories(data.installDirectory());
            }
            Folders.createPrivate(data.path());
            FileChannel lockFile = FileChannel.open(data.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = lockFile.tryLock();
            if (lock == null) {
                lockFile.close();
                throw new LocalException("another ./airgap up is running on " + data.path());
            }
            if (options.zones().contains(Zone.AIRGAP) && !Ports.isFree(options.relayPort())) {
                lockFile.close();
                throw new LocalException(
                        "port %d is taken, the relay cannot serve there; stop what uses it or choose another with --relay-port"
                                .formatted(options.relayPort()));
            }
            return new Pipeline(data, options, lockFile, notices);
        } catch (IOException e) {
            throw new LocalException("cannot use " + data.path() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Makes what is missing of tokens and databases, starts everything and waits until it is ready. Keys and roots are
     * those of the enrolment, which must be over.
     *
     * @throws LocalException naming what did not start; {@link #close()} stops the rest
     */
    public void start(Clock clock) {
        ZoneKeys keys = new ZoneKeys(data);
        zones.keySet().forEach(keys::requireRoot);
        if (zones.containsKey(Zone.AIRGAP)) {
            new RelayCertificate(data.relay(), clock).prepare();
        }
        try (ExecutorService both = Executors.newThreadPerTaskExecutor(
                        Thread.ofPlatform().daemon().name("start-zone-", 1).factory());
                Readiness readiness = new Readiness()) {
            List<Future<?>> starts = new ArrayList<>();
            zones.forEach((zone, processes) -> starts.add(both.submit(() -> {
                new ZoneTokens(data, zone).prepare();
                ports.put(zone, processes.start(options, keys));
                processes.awaitReady(ports.get(zone), readiness);
            })));
            await(starts);
        }
        ready = true;
        writeRunFile();
    }

    /** A process that was started again has another id: the run file follows. */
    private void noticed(String notice, Consumer<String> notices) {
        notices.accept(notice);
        if (ready && lockFile.isOpen()) {
            writeRunFile();
        }
    }

    /** Several may start again at once: what is written last has to be what was looked at last. */
    private void writeRunFile() {
        synchronized (runFileLock) {
            runFile().write(data);
        }
    }

    private static void await(List<Future<?>> starts) {
        for (Future<?> start : starts) {
            try {
                start.get();
            } catch (ExecutionException e) {
                starts.forEach(other -> other.cancel(true));
                throw e.getCause() instanceof LocalException known
                        ? known
                        : new LocalException("cannot start the pipeline: " + e.getCause(), e.getCause());
            } catch (InterruptedException e) {
                starts.forEach(other -> other.cancel(true));
                Thread.currentThread().interrupt();
                throw new LocalException("interrupted while starting", e);
            }
        }
    }

    /** The pipeline as it is now; process ids change when a process was started again. */
    public RunFile runFile() {
        List<RunningService> services = new ArrayList<>();
        zones.forEach((zone, processes) -> services.addAll(processes.processes(ports.get(zone))));
        boolean dmz = zones.containsKey(Zone.DMZ);
        boolean airGap = zones.containsKey(Zone.AIRGAP);
        return new RunFile(
                options.site(),
                ProcessHandle.current().pid(),
                dmz ? options.source().location() : null,
                dmz ? options.rules().toString() : null,
                data.root(dmz ? Zone.DMZ : Zone.AIRGAP).toString(),
                airGap ? data.relayCa().toString() : null,
                data.medium().toString(),
                airGap ? data.installDirectory().toString() : null,
                airGap ? "https://localhost:" + options.relayPort() : null,
                services,
                tokens());
    }

    /** The process with this name in a zone: a service, {@code kafka} or {@code postgresql}. */
    public Optional<RunningService> find(Zone zone, String name) {
        return runFile().find(zone, name);
    }

    /** Stops a process and keeps it down until {@link #release}; returns at once, see {@link ProcessControl}. */
    public void hold(Zone zone, String name) {
        new ProcessControl(data).hold(zone, name);
    }

    /** Lets a held process start again. */
    public void release(Zone zone, String name) {
        new ProcessControl(data).release(zone, name);
    }

    private Map<String, Map<String, String>> tokens() {
        Map<String, Map<String, String>> tokens = new LinkedHashMap<>();
        for (Zone zone : zones.keySet()) {
            Map<String, String> byRole = new LinkedHashMap<>();
            for (Person person : Person.in(zone)) {
                byRole.put(person.role(), new ZoneTokens(data, zone).of(person).toString());
            }
            tokens.put(zone.label(), byRole);
        }
        return tokens;
    }

    /** Stops both zones at the same time and gives the data folder free. */
    @Override
    public synchronized void close() {
        if (!lockFile.isOpen()) {
            return;
        }
        try (ExecutorService both = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("stop-zone-", 1).factory())) {
            zones.values().forEach(zone -> both.submit(zone::close));
        }
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new LocalException("cannot release " + data.lock(), e);
        }
    }
}
