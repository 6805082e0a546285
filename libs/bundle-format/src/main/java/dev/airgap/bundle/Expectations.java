package dev.airgap.bundle;

import java.time.Instant;

/**
 * What a bundle must be for, whoever signed it.
 *
 * @param site the reader's own site
 * @param now the time that expiry is judged by
 * @param relayVersion the reader's own version, dotted
 */
public record Expectations(String site, Instant now, String relayVersion) {

    /** @throws IllegalArgumentException if the version is not dotted */
    public Expectations {
        if (!VersionOrder.DOTTED.accepts(relayVersion)) {
            throw new IllegalArgumentException("relay version is not dotted: " + relayVersion);
        }
    }
}
