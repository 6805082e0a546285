package dev.airgap.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An implementation in any language, as a command that is called once per file:
 * {@code COMMAND STATE ROOT SITE RELAY-VERSION AT FILE [OVERRIDE]}. {@code STATE} is a folder, empty before the first file of a vector
 * and the same for all its files. It ends with 0 when it accepts, or with 2 and the code as the last word it prints.
 */
final class ExternalCommand implements Implementation {

    private static final int ACCEPTED = 0;
    private static final int REFUSED = 2;

    private final List<String> command;
    private List<String> given = List.of();

    ExternalCommand(List<String> command) {
        this.command = List.copyOf(command);
    }

    @Override
    public void start(Path root, String site, String relayVersion) throws IOException {
        String state = Files.createTempDirectory("conformance").toString();
        given = List.of(state, root.toAbsolutePath().toString(), site, relayVersion);
    }

    @Override
    public Verdict offer(Path file, Optional<Path> override, Instant at) throws IOException {
        List<String> call = new ArrayList<>(command);
        call.addAll(given);
        call.add(at.toString());
        call.add(file.toAbsolutePath().toString());
        override.map(Path::toAbsolutePath).map(Path::toString).ifPresent(call::add);
        Process process = new ProcessBuilder(call).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return switch (end(process)) {
            case ACCEPTED -> Verdict.ACCEPTED;
            case REFUSED -> Verdict.refused(said.substring(said.lastIndexOf(' ') + 1));
            default -> throw new IOException("the command neither accepts nor refuses " + file + ": " + said);
        };
    }

    private static int end(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
