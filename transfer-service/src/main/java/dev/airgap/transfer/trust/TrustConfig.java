package dev.airgap.transfer.trust;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

@ConfigMapping(prefix = "airgap.transfer")
interface TrustConfig {

    /** PKCS#8 PEM; in the DMZ the key that seals transfers, in the air gap the site's key. */
    String signingKey();

    /** The newest root document that was given, as its envelope; in the DMZ with its predecessors beside it. */
    Path root();
}
