package dev.airgap.bundle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle must be for, whoever signed it.
 *
 * @param site the reader's own site
 * @param now the time that expiry is judged by; null when a {@link Floor} judges it, which knows of more than the clock
 * @param relayVersion the reader's own version, dotted
 */
public record Expectations(String site, @Nullable Instant now, String relayVersion) {

    /** @throws IllegalArgumentException if the version is not dotted */
    public Expectations {
        if (!VersionOrder.DOTTED.accepts(relayVersion)) {
            throw new IllegalArgumentException("relay version is not dotted: " + relayVersion);
        }
    }

    /** For a reader that has a {@link Floor}: expiry is for {@link Floor#admit(VerifiedBundle, Admission)} to judge. */
    public static Expectations whateverTheTime(String site, String relayVersion) {
        return new Expectations(site, null, relayVersion);
    }
}
