package dev.airgap.local;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.airgap.contracts.Zone;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the CLI knows of a running pipeline; it stands in for the people, who know the addresses of their own zone. No
 * service reads it. Paths are absolute; tokens are named by their file, never quoted. Where one zone runs, the file knows
 * nothing of the other.
 *
 * @param source folder or URL that the DMZ downloads from, null without a DMZ
 * @param rules folder with the DMZ's rule files, null without a DMZ
 * @param root the root document that the zone trusts
 * @param relayCa the relay's certificate authority, null without an air gap
 * @param installDirectory the relay's install directory, null without an air gap
 * @param relay base URL of the relay, null without an air gap
 * @param tokens per zone and role, the file with the token of the person who has it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunFile(
        String site,
        long launcher,
        @Nullable String source,
        @Nullable String rules,
        String root,
        @Nullable String relayCa,
        String medium,
        @Nullable String installDirectory,
        @Nullable String relay,
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

    /** Whether this zone runs here. */
    public boolean has(Zone zone) {
        return tokens.containsKey(zone.label());
    }

    /** The process with this name in a zone: a service, {@code kafka} or {@code postgresql}. */
    public Optional<RunningService> find(Zone zone, String name) {
        return services.stream()
                .filter(service ->
                        service.zone().equals(zone.label()) && service.name().equals(name))
                .findFirst();
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
