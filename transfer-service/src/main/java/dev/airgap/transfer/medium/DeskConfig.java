package dev.airgap.transfer.medium;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

@ConfigMapping(prefix = "airgap.transfer")
interface DeskConfig {

    /** Where what lies on media at desks is kept meanwhile, in {@code desk/}. */
    Path storageDirectory();
}
