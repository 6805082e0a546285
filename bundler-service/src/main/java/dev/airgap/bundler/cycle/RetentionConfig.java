package dev.airgap.bundler.cycle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "airgap.bundler.retention")
interface RetentionConfig {

    /** How long the file of a bundle is kept after a receipt has closed its cycle. */
    @WithDefault("P90D")
    Duration bundles();

    /** How long at least the content of a snapshot is here, whether a bundle may rest on it or not. */
    @WithDefault("P30D")
    Duration contents();
}
