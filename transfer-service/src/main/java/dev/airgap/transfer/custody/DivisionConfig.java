package dev.airgap.transfer.custody;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "airgap.transfer.desk")
interface DivisionConfig {

    /** What is left free for the audit log's segment on the first of several media: how long it is, is known when it is sealed. */
    @WithDefault("64M")
    MemorySize logReserve();
}
