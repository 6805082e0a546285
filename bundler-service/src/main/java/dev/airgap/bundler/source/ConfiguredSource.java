package dev.airgap.bundler.source;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Chooses the kind of update source by configuration. */
final class ConfiguredSource {

    @Produces
    @ApplicationScoped
    UpdateSource updateSource(SourceConfig config) {
        return switch (config.kind()) {
            case DIRECTORY -> new DirectorySource(config.directory());
        };
    }
}
