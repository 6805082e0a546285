package dev.airgap.transfer.medium;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "airgap.transfer")
interface ReturnConfig {

    /** How long a medium may be away before somebody is told. */
    @WithDefault("14d")
    Duration mediumReturnsWithin();
}
