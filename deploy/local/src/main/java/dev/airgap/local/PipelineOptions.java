package dev.airgap.local;

import dev.airgap.contracts.Zone;
import java.nio.file.Path;
import java.util.Set;

/**
 * What a pipeline is started with.
 *
 * @param site the air-gapped enclave that is served, for example {@code plant-1}
 * @param zones the zones that run here: one, or both
 * @param programs the checkout, with {@code X-service/target/quarkus-app/quarkus-run.jar} in it
 * @param source what the DMZ downloads
 * @param rules folder with {@code *.rules} files
 * @param relayPort where the relay serves agents over HTTPS
 */
public record PipelineOptions(
        String site, Set<Zone> zones, Path programs, UpdateSource source, Path rules, int relayPort) {

    public PipelineOptions {
        zones = Set.copyOf(zones);
        programs = programs.toAbsolutePath().normalize();
        rules = rules.toAbsolutePath().normalize();
        if (zones.isEmpty()) {
            throw new IllegalArgumentException("a pipeline has a zone");
        }
    }
}
