package dev.airgap.audit.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "airgap.audit.stream")
interface StreamConfig {

    /** How often a stream that has nothing to tell says that it is alive. */
    @WithDefault("15S")
    Duration heartbeat();
}
