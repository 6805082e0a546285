package dev.airgap.transfer.medium;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

@ConfigMapping(prefix = "airgap.transfer")
public interface MountConfig {

    /** Where the medium in use is mounted. */
    Path mediumDirectory();
}
