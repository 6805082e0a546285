package dev.airgap.local;

import java.nio.file.Path;

/**
 * What a pipeline is started with.
 *
 * @param site the air-gapped enclave that is served, for example {@code plant-1}
 * @param programs the checkout, with {@code X-service/target/quarkus-app/quarkus-run.jar} in it
 * @param source folder with the patterns that the DMZ "downloads"
 * @param rules folder with {@code *.rules} files
 * @param relayPort where the relay serves agents over HTTPS
 */
public record PipelineOptions(String site, Path programs, Path source, Path rules, int relayPort) {

    public PipelineOptions {
        programs = programs.toAbsolutePath().normalize();
        source = source.toAbsolutePath().normalize();
        rules = rules.toAbsolutePath().normalize();
    }
}
