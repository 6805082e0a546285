package dev.airgap.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A child that is meant to run until {@link #close()}: when it ends before, it is started again with the same command,
 * and so on the same port, after a growing pause. While a {@linkplain #holdMarker marker} lies in its folder it is
 * stopped and kept down; a start of the pipeline removes the marker.
 */
final class ManagedProcess implements AutoCloseable {

    private static final int TOO_MANY_RESTARTS = 4;
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final ProcessSpec spec;
    private final Runnable beforeStart;
    private final Consumer<String> notices;
    private final BackOff backOff = BackOff.ofRestarts();
    private final Thread watcher;
    private volatile Process process;
    private volatile boolean stopping;
    private volatile int restarts;

    private ManagedProcess(ProcessSpec spec, Runnable beforeStart, Consumer<String> notices) {
        this.spec = spec;
        this.beforeStart = beforeStart;
        this.notices = notices;
        release();
        beforeStart.run();
        this.process = ChildProcesses.start(spec);
        this.watcher = Thread.ofPlatform().daemon().name("watch-" + spec.name()).unstarted(this::watch);
    }

    /**
     * @param beforeStart runs before every start, the restarts included
     * @param notices receives one line for a person when the process has ended and when it is back
     */
    static ManagedProcess start(ProcessSpec spec, Runnable beforeStart, Consumer<String> notices) {
        ManagedProcess managed = new ManagedProcess(spec, beforeStart, notices);
        managed.watcher.start();
        return managed;
    }

    /** While this file exists, the process that works in {@code directory} is kept down. */
    static Path holdMarker(Path directory) {
        return directory.resolve("held");
    }

    String name() {
        return spec.name();
    }

    long pid() {
        return process.pid();
    }

    /** @throws LocalException when it had to be started again so often that waiting for it is no use */
    void requireNotFailing() {
        if (restarts >= TOO_MANY_RESTARTS) {
            throw new LocalException("%s ends again and again, see %s".formatted(spec.name(), spec.log()));
        }
    }

    ProcessSpec spec() {
        return spec;
    }

    private void watch() {
        try {
            while (!stopping) {
                long started = System.nanoTime();
                int exit = exitOf(process);
                if (stopping) {
                    return;
                }
                if (isHeld()) {
                    notices.accept("%s is held down; it starts again once %s is gone"
                            .formatted(spec.name(), holdMarker(spec.directory())));
                    awaitRelease();
                    restart();
                    continue;
                }
                Duration pause = backOff.afterRunOf(Duration.ofNanos(System.nanoTime() - started));
                notices.accept("%s ended with exit code %d; starting it again in %.1f s (log: %s)"
                        .formatted(spec.name(), exit, pause.toMillis() / 1000.0, spec.log()));
                Thread.sleep(pause);
                restart();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the end, and brings it about when the process is to be held. */
    private int exitOf(Process running) throws InterruptedException {
        while (!running.waitFor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
            if (isHeld() && !stopping) {
                ChildProcesses.signal(running, spec.stopSignal());
                if (!running.waitFor(spec.stopWithin().toMillis(), TimeUnit.MILLISECONDS)) {
                    running.destroyForcibly();
                }
            }
        }
        return running.exitValue();
    }

    private boolean isHeld() {
        return Files.exists(holdMarker(spec.directory()));
    }

    private void awaitRelease() throws InterruptedException {
        while (isHeld()) {
            Thread.sleep(LOOK_EVERY);
        }
    }

    private void release() {
        try {
            Files.deleteIfExists(holdMarker(spec.directory()));
        } catch (IOException e) {
            throw new LocalException("cannot release " + spec.name() + ": " + e.getMessage(), e);
        }
    }

    private synchronized void restart() {
        if (stopping) {
            return;
        }
        restarts++;
        try {
            beforeStart.run();
            process = ChildProcesses.start(spec);
        } catch (LocalException e) {
            // The dead process stays in its place, so the next, longer pause follows.
            notices.accept("%s cannot be started again: %s".formatted(spec.name(), e.getMessage()));
            return;
        }
        notices.accept("%s runs again with pid %d".formatted(spec.name(), process.pid()));
    }

    /** Asks for an orderly stop and returns at once; {@link #close()} then waits for the end. */
    synchronized void requestStop() {
        stopping = true;
        watcher.interrupt();
        if (process.isAlive()) {
            ChildProcesses.signal(process, spec.stopSignal());
        }
    }

    @Override
    public void close() {
        if (!stopping) {
            requestStop();
        }
        try {
            if (!process.waitFor(spec.stopWithin().toMillis(), TimeUnit.MILLISECONDS)) {
                notices.accept(spec.name() + " did not stop in time and is killed");
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
