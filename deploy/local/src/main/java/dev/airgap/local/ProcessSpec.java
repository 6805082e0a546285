package dev.airgap.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a child process is started and stopped.
 *
 * @param name what people call it, for example {@code dmz/bundler}
 * @param command program and arguments; no secrets, other users can read them
 * @param environment all of the child's environment: nothing is inherited
 * @param directory working directory, created when missing
 * @param log file that receives standard output and standard error, appended
 * @param stopSignal signal that asks for an orderly stop, for example {@code TERM}
 * @param stopWithin time an orderly stop may take before the process is killed
 */
record ProcessSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        Path log,
        String stopSignal,
        Duration stopWithin) {

    ProcessSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
