package dev.airgap.importer.store;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

@ConfigMapping(prefix = "airgap.importer")
interface StoreConfig {

    /** Folder of the content store; on one file system, used by one process at a time. */
    Path contentStore();
}
