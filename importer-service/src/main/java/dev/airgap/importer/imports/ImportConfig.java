package dev.airgap.importer.imports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "airgap.importer")
interface ImportConfig {

    /** Where bundles are placed for the relay to find. */
    Path installDirectory();

    /** The root document that somebody decided to trust, as its envelope; read by {@code dev.airgap.kit.root}. */
    Path root();

    /** How far above the floor a sequence may be; raising it is an explicit act. */
    @WithDefault("10000")
    long sequenceJumpLimit();

    /** The oldest agent at the site: content that is made for newer ones is activated with a warning. */
    Optional<String> agentVersion();

    Retention retention();

    /** What is kept for how long. */
    interface Retention {

        /** How long at least a snapshot's content is here, whether anybody builds on it or not. */
        @WithDefault("P30D")
        Duration contents();
    }
}
