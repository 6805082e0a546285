package dev.airgap.rules.storage;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

@ConfigMapping(prefix = "airgap.rules")
interface StorageConfig {

    /** A directory of this service alone; created if it is not there. */
    Path storageDirectory();
}
