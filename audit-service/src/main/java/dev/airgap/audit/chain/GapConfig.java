package dev.airgap.audit.chain;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "airgap.audit.gap")
interface GapConfig {

    /** How long events may wait for a missing one before that is an alarm. */
    @WithDefault("1M")
    Duration alarmAfter();
}
