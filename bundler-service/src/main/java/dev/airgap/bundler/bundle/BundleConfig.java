package dev.airgap.bundler.bundle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

@ConfigMapping(prefix = "airgap.bundler")
interface BundleConfig {

    /** Folder that released bundles are written to and kept in. */
    Path bundlesDirectory();

    /** The release key, PKCS#8 PEM. */
    Path signingKey();

    /** The newest root document, as its envelope. */
    Path root();

    /** How long after its content was read a bundle may be installed. */
    @WithDefault("P30D")
    Duration expiresAfter();
}
