package dev.airgap.bundler.source;

import dev.airgap.bundler.store.OpenStore;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Chooses the kind of update source by configuration. */
final class ConfiguredSource {

    /**
     * Made at start: a service that does not know its source must not wait for a cycle to say so.
     *
     * @throws IllegalStateException if it is not clear which source is meant
     */
    @Produces
    @Startup
    @ApplicationScoped
    UpdateSource updateSource(
            SourceConfig config,
            OpenStore store,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        return of(config, store.folder().resolveSibling("downloads"), version);
    }

    static UpdateSource of(SourceConfig config, Path usualDownloads, String version) {
        if (config.directory().isPresent() == config.url().isPresent()) {
            throw new IllegalStateException(
                    "set airgap.bundler.source.directory or airgap.bundler.source.url, one of the two; "
                            + (config.url().isPresent() ? "both are set" : "none is set"));
        }
        if (config.directory().isPresent()) {
            return new DirectorySource(config.directory().get());
        }
        return new HttpIndexSource(
                IndexUrl.of(config.url().orElseThrow()),
                config.downloads().orElse(usualDownloads),
                new HttpClients("airgap-bundler/" + version, Patience.USUAL));
    }
}
