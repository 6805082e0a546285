package dev.airgap.kit.security;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

@ConfigMapping(prefix = "airgap.security")
interface SecurityConfig {

    /** JSON file with the SHA-256 of each token, the name it belongs to and its roles; see the module's README. */
    Path tokensFile();

    /** This service's own token, for calls to other services of its zone. */
    Optional<Path> serviceTokenFile();
}
