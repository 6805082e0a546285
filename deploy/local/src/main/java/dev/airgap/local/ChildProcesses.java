package dev.airgap.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Starts children that die with this process, even when it is killed and cannot stop them. */
final class ChildProcesses {

    /**
     * Linux sends the parent-death signal when the <em>thread</em> that started the child ends (prctl(2),
     * PR_SET_PDEATHSIG), so all children come from one thread that lives as long as this JVM.
     */
    private static final ExecutorService STARTER = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("child-starter").factory());

    private static final Optional<Path> SETPRIV = Programs.find("setpriv");

    private static final Optional<Path> SETSID = Programs.find("setsid");

    private ChildProcesses() {}

    static Process start(ProcessSpec spec) {
        try {
            return STARTER.submit(() -> startHere(spec)).get();
        } catch (ExecutionException e) {
            throw new LocalException(
                    "cannot start " + spec.name() + ": " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("interrupted while starting " + spec.name(), e);
        }
    }

    private static Process startHere(ProcessSpec spec) throws IOException {
        Files.createDirectories(spec.directory());
        Files.createDirectories(spec.log().getParent());
        ProcessBuilder builder = new ProcessBuilder(spec.command())
                .directory(spec.directory().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
        builder.environment().clear();
        builder.environment().putAll(spec.environment());
        return builder.start();
    }

    /**
     * The command that makes {@code command} receive {@code signal} when this process ends, and that keeps the terminal's
     * Ctrl-C from it: children are stopped in order, by their parent.
     */
    static List<String> dyingWithParent(String signal, List<String> command) {
        List<String> wrapped = new ArrayList<>();
        SETSID.ifPresent(setsid -> wrapped.add(setsid.toString()));
        SETPRIV.ifPresent(setpriv -> wrapped.addAll(List.of(setpriv.toString(), "--pdeathsig", signal, "--")));
        wrapped.addAll(command);
        return List.copyOf(wrapped);
    }

    /** Sends a signal by name. Java itself knows only TERM and KILL; every POSIX shell has kill built in. */
    static void signal(Process process, String name) {
        if (name.equals("TERM")) {
            process.destroy();
            return;
        }
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
