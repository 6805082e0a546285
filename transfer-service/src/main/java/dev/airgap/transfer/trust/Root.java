package dev.airgap.transfer.trust;

import dev.airgap.kit.keys.Keys;
import dev.airgap.trust.TrustedRoot;
import jakarta.enterprise.context.ApplicationScoped;

/** What this service trusts; read at each use, so that a newer root needs no restart. */
@ApplicationScoped
public class Root {

    private final TrustConfig config;
    private final Keys keys;

    Root(TrustConfig config, Keys keys) {
        this.config = config;
        this.keys = keys;
    }

    /**
     * The root document.
     *
     * @throws dev.airgap.trust.TrustException if the file is not one
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public TrustedRoot read() {
        return keys.root(config.root());
    }
}
