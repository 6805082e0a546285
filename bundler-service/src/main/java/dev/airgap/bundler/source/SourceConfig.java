package dev.airgap.bundler.source;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

@ConfigMapping(prefix = "airgap.bundler.source")
interface SourceConfig {

    @WithDefault("directory")
    Kind kind();

    /** The folder to read; for kind {@code directory}. */
    Path directory();

    enum Kind {
        DIRECTORY
    }
}
