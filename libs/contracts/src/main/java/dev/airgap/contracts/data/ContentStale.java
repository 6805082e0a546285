package dev.airgap.contracts.data;

import java.time.Instant;

/**
 * What a relay serves is older than it should be, and is served on.
 *
 * @param freshness {@code STALE} or {@code EXPIRED}; {@code FRESH} when it is over
 * @param nextExpectedBy when the next bundle should have been here
 */
public record ContentStale(
        String site, String freshness, String bundleId, long sequence, Instant nextExpectedBy, Instant expiresAt) {}
