package dev.airgap.audit.log;

import io.smallrye.config.ConfigMapping;

@ConfigMapping(prefix = "airgap.audit")
interface LogConfig {

    /** PKCS#8 PEM file with the Ed25519 key that signs checkpoints. */
    String signingKey();

    /** The name of this log in its checkpoints: unique in the world, no spaces, no plus sign. */
    String origin();
}
