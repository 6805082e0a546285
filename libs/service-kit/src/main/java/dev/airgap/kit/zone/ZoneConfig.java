package dev.airgap.kit.zone;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where this process stands: {@code airgap.zone}, {@code airgap.service}, {@code airgap.site}. */
@ConfigMapping(prefix = "airgap")
interface ZoneConfig {

    Zone zone();

    /** Set once in each service's own application.properties. */
    Service service();

    /** The enclave that is served, for example {@code plant-1}. */
    String site();

    /** The zone's audit-service. Read elsewhere, like all that follows; a setting with no place here counts as unknown. */
    Optional<URI> auditUrl();

    /** The root document that each service was given under its own name, {@code airgap.<service>.root}. */
    Optional<Path> root();

    Demonstration demonstration();

    Events events();

    /** Set by {@code ./airgap up}. */
    interface Demonstration {

        /** The process that made the demonstration keys. */
        Optional<Long> launcher();
    }

    interface Events {

        Optional<Duration> retention();
    }
}
