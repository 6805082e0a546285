package dev.airgap.audit.log;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

@ConfigMapping(prefix = "airgap.audit")
interface LogConfig {

    /** PKCS#8 PEM file with the Ed25519 key that signs checkpoints. */
    Path signingKey();

    /** The name of this log in its checkpoints: unique in the world, no spaces, no plus sign. */
    String origin();
}
