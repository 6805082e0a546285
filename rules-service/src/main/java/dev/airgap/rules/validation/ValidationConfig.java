package dev.airgap.rules.validation;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

@ConfigMapping(prefix = "airgap.rules")
interface ValidationConfig {

    /** Base URL of this zone's transfer-service, without {@code /api/v1}; air gap only. */
    Optional<URI> transferUrl();

    /** The trusted root of this zone, a DSSE file. */
    Path root();
}
