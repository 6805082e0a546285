package dev.airgap.kit.zone;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import io.smallrye.config.ConfigMapping;

/** Where this process stands: {@code airgap.zone}, {@code airgap.service}, {@code airgap.site}. */
@ConfigMapping(prefix = "airgap")
interface ZoneConfig {

    Zone zone();

    /** Set once in each service's own application.properties. */
    Service service();

    /** The enclave that is served, for example {@code plant-1}. */
    String site();
}
