package dev.airgap.transfer.scan;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "airgap.transfer")
interface ScanConfig {

    /** Whether nothing is taken from a medium that no scan station has called clean. */
    @WithDefault("false")
    boolean scanRequired();
}
