package dev.airgap.importer.freshness;

import dev.airgap.bundle.Manifest.Validity;
import java.time.Instant;

/** How old what is served is. It is served on, whatever it is. */
public enum Freshness {
    FRESH,
    /** The next bundle should have been here. */
    STALE,
    /** Past what it was signed for. */
    EXPIRED;

    /** @param now the time that expiry is judged by */
    static Freshness of(Validity validity, Instant now) {
        if (!now.isBefore(validity.expiresAt())) {
            return EXPIRED;
        }
        return now.isBefore(validity.nextExpectedBy()) ? FRESH : STALE;
    }
}
