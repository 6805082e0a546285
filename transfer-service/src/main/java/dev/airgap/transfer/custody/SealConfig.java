package dev.airgap.transfer.custody;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

@ConfigMapping(prefix = "airgap.transfer")
interface SealConfig {

    /** The transfer key, PKCS#8 PEM; in the DMZ. */
    Optional<Path> signingKey();

    /** The newest root document, as its envelope. */
    Path root();
}
