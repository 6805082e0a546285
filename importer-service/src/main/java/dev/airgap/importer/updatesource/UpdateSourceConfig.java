package dev.airgap.importer.updatesource;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "airgap.importer")
interface UpdateSourceConfig {

    /** The update source until an administrator sets another one; the default is the relay itself. */
    @WithDefault("https://localhost:4122")
    String updateSource();
}
