package dev.airgap.kit.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** This service's own token; read at each use, so that a rotated one needs no restart. */
@ApplicationScoped
public class ServiceToken {

    private final Optional<Path> file;

    ServiceToken(SecurityConfig config) {
        this.file = config.serviceTokenFile();
    }

    /** The token's text. */
    public String text() {
        Path path = file.orElseThrow(() -> new IllegalStateException("airgap.security.service-token-file is not set"));
        try {
            return Files.readString(path).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("airgap.security.service-token-file cannot be read: " + path, e);
        }
    }
}
