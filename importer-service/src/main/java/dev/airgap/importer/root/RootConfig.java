package dev.airgap.importer.root;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

@ConfigMapping(prefix = "airgap.importer")
interface RootConfig {

    /** The root document that somebody decided to trust, as its envelope. */
    Path root();
}
