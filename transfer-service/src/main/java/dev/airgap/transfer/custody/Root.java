package dev.airgap.transfer.custody;

import dev.airgap.trust.TrustedRoot;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** What this service trusts; read at each use, so that a newer root needs no restart. */
@ApplicationScoped
public class Root {

    private final SealConfig config;

    Root(SealConfig config) {
        this.config = config;
    }

    /** @throws dev.airgap.trust.TrustException if the file is not a root document */
    public TrustedRoot read() {
        try {
            return TrustedRoot.parse(Files.readAllBytes(config.root()));
        } catch (IOException e) {
            throw new UncheckedIOException("airgap.transfer.root cannot be read: " + config.root(), e);
        }
    }
}
