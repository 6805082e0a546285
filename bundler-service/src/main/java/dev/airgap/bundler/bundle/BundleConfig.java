package dev.airgap.bundler.bundle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "airgap.bundler")
interface BundleConfig {

    /** Folder that released bundles are written to and kept in. */
    Path bundlesDirectory();

    /** A release key that the service signs with, PKCS#8 PEM; without one all signatures come from people. */
    Optional<String> signingKey();

    /** Whether a bundle may be released although its root asks for one signature only. */
    @WithDefault("false")
    boolean singleSigner();

    /** The newest root document, as its envelope; its predecessors are {@code root.<n>.dsse.json} beside it. */
    Path root();

    /** Of so many bundles of a site in a row one carries everything; 1: all of them. */
    @WithDefault("10")
    int fullEvery();

    /** How long after its content was read a bundle may be installed. */
    @WithDefault("P30D")
    Duration expiresAfter();
}
