package dev.airgap.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program under strace. */
final class Strace {

    /** What changes a disk or speaks to the database, and waiting for its answer. */
    static final List<String> SYSTEM_CALLS = List.of(
            "write",
            "pwrite64",
            "writev",
            "sendto",
            "sendmsg",
            "poll",
            "fsync",
            "fdatasync",
            "ftruncate",
            "mkdir",
            "rename",
            "renameat",
            "renameat2",
            "unlink",
            "unlinkat");

    /** What a shell sees of a process that was killed with SIGKILL. */
    private static final int KILLED = 128 + 9;

    private static final long PATIENCE_SECONDS = 120;

    private Strace() {}

    /** How a run ended. */
    record Ended(int exitCode, Path trace, String output) {

        boolean wasKilled() {
            return exitCode == KILLED;
        }
    }

    /** Runs the command to its end and writes down its calls. */
    static Ended watch(Path folder, List<String> command) throws IOException, InterruptedException {
        return run(folder, List.of("-e", "trace=" + String.join(",", SYSTEM_CALLS)), command);
    }

    /**
     * Runs the command with something injected into a system call.
     *
     * @param injection as strace's {@code -e inject} takes it; {@code when} counts the calls of one thread
     */
    static Ended inject(Path folder, String systemCall, String injection, List<String> command)
            throws IOException, InterruptedException {
        return run(folder, injecting(systemCall, injection), command);
    }

    /** Like {@link #inject}, but only into calls on one file, which alone are counted. */
    static Ended injectOn(Path file, Path folder, String systemCall, String injection, List<String> command)
            throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(List.of("-P", file.toString()));
        options.addAll(injecting(systemCall, injection));
        return run(folder, options, command);
    }

    private static List<String> injecting(String systemCall, String injection) {
        return List.of("-e", "trace=" + systemCall, "-e", "inject=" + systemCall + ":" + injection);
    }

    private static Ended run(Path folder, List<String> options, List<String> command)
            throws IOException, InterruptedException {
        Path trace = folder.resolve("trace");
        Path output = folder.resolve("output");
        Files.deleteIfExists(trace);
        List<String> traced = new ArrayList<>(List.of("strace", "-f", "-y", "-s", "400", "-o", trace.toString()));
        traced.addAll(options);
        traced.addAll(command);
        Process process = start(output, traced);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("the traced import does not end, see " + output);
        }
        requireTrace(trace, output);
        return new Ended(process.exitValue(), trace, Files.readString(output));
    }

    private static Process start(Path output, List<String> traced) {
        try {
            return new ProcessBuilder(traced)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw new AssertionError("strace does not start: apt-get install strace", e);
        }
    }

    /** A sandbox may forbid to trace a process; nothing is proved there, so it is no reason to pass. */
    private static void requireTrace(Path trace, Path output) throws IOException {
        if (Files.notExists(trace) || Files.size(trace) == 0) {
            throw new AssertionError(
                    "strace may not trace here, ptrace(2) has to be permitted; it says: " + Files.readString(output));
        }
    }
}
