package dev.airgap.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The {@code airgap} command as a process of its own, as people run it.
 *
 * @param prefix what runs the command, for example a program that enters a network namespace
 */
record AirgapCommand(List<String> prefix) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MINUTES = 6;

    static AirgapCommand here() {
        return new AirgapCommand(List.of());
    }

    static Path home() {
        return Path.of("").toAbsolutePath().getParent();
    }

    /** Runs one command to its end. */
    RunningPipeline.Ended run(List<String> arguments) throws Exception {
        Path output = Files.createTempFile("airgap", ".out");
        Path errors = Files.createTempFile("airgap", ".err");
        Process process = start(arguments, output, ProcessBuilder.Redirect.to(errors.toFile()));
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("does not end: " + arguments);
        }
        return new RunningPipeline.Ended(process.exitValue(), Files.readString(output), Files.readString(errors));
    }

    /** Starts a command that goes on; its standard output goes to {@code output}. */
    Process start(List<String> arguments, Path output) throws IOException {
        return start(arguments, output, ProcessBuilder.Redirect.INHERIT);
    }

    private Process start(List<String> arguments, Path output, ProcessBuilder.Redirect errors) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-Dairgap.home=" + home(),
                "-cp",
                home().resolve("cli/target/classes") + ":" + home().resolve("cli/target/lib") + "/*",
                "dev.airgap.cli.Airgap"));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(errors)
                .start();
    }

    /** Waits until a command that goes on has printed its result. */
    static JsonNode firstOutput(Process process, Path output) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
        while (Files.size(output) == 0) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new AssertionError("the pipeline did not start");
            }
            Thread.sleep(200);
        }
        return JSON.readTree(output.toFile());
    }

    /** Ctrl-C. */
    static void stop(Process process) {
        process.destroy();
        if (process.onExit()
                .completeOnTimeout(process, 90, TimeUnit.SECONDS)
                .join()
                .isAlive()) {
            process.destroyForcibly();
            throw new AssertionError("the pipeline does not stop");
        }
    }
}
