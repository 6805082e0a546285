package dev.airgap.transfer.writing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

@ConfigMapping(prefix = "airgap.transfer")
interface SourceConfig {

    /** Base URL of bundler-service; in the DMZ. */
    Optional<URI> bundlerUrl();

    /** Base URL of rules-service; in the DMZ. */
    Optional<URI> rulesUrl();

    /** How often a file is asked for before writing fails; the pauses double, from a quarter of a second to eight. */
    @WithDefault("8")
    int sourceTries();
}
