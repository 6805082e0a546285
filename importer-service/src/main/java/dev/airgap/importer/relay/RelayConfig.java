package dev.airgap.importer.relay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where agents are served. */
@ConfigMapping(prefix = "airgap.importer.relay")
public interface RelayConfig {

    @WithDefault("0.0.0.0")
    String host();

    @WithDefault("4122")
    int port();

    /** Certificate chain in PEM. */
    Path certificate();

    /** Its private key, PKCS#8 PEM. */
    Path privateKey();

    /** What agents trust, PEM; reading back uses it too. */
    Path ca();

    /** Requests at the same time; one more is answered 503. */
    @WithDefault("1000")
    int maxRequests();
}
