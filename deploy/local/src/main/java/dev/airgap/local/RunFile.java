package dev.airgap.local;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the CLI knows of a running pipeline; it stands in for the people, who know the addresses of their own zone. No
 * service reads it. Paths are absolute; tokens are named by their file, never quoted.
 *
 * @param source folder that the DMZ downloads from
 * @param rules folder with the DMZ's rule files
 * @param relay base URL of the relay
 * @param tokens per zone and role, the file with the token of the person who has it
 */
public record RunFile(
        String site,
        long launcher,
        String source,
        String rules,
        String root,
        String relayCa,
        String medium,
        String installDirectory,
        String relay,
        List<RunningService> services,
        Map<String, Map<String, String>> tokens) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public RunFile {
        services = List.copyOf(services);
        tokens = Map.copyOf(tokens);
    }

    /** The run file of the pipeline that runs, or last ran, on this data. */
    public static Optional<RunFile> read(DataFolder data) {
        try {
            return Files.exists(data.runFile())
                    ? Optional.of(JSON.readValue(data.runFile().toFile(), RunFile.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new LocalException("cannot read " + data.runFile() + ": " + e.getMessage(), e);
        }
    }

    /** Whether the process that wrote it still runs. */
    @JsonIgnore
    public boolean isRunning() {
        return ProcessHandle.of(launcher).map(ProcessHandle::isAlive).orElse(false);
    }

    void write(DataFolder data) {
        try {
            SecretFile.write(
                    data.runFile(), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
        } catch (IOException e) {
            throw new LocalException("cannot write " + data.runFile() + ": " + e.getMessage(), e);
        }
    }
}
