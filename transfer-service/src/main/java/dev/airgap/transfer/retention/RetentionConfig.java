package dev.airgap.transfer.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "airgap.transfer.retention")
interface RetentionConfig {

    /** Air gap: how long the rule update and the log of a transfer are kept after the DMZ has its receipt. */
    @WithDefault("90d")
    Duration content();

    /** How long an upload from a desk may stand still before it is given up. */
    @WithDefault("7d")
    Duration uploads();
}
