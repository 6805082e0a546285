package dev.airgap.transfer.medium;

import java.time.Instant;

/**
 * A medium that may carry transfers.
 *
 * @param number counts registrations up
 * @param ownerSite the only site that it goes to
 */
public record RegisteredMedium(
        String id,
        long number,
        String serial,
        String label,
        MediumKind kind,
        long capacityBytes,
        String ownerSite,
        MediumState state,
        String registeredBy,
        Instant registeredAt) {}
