package dev.airgap.transfer.medium;

import java.time.Instant;

/** A medium that may carry transfers. {@code number} counts registrations up. */
public record RegisteredMedium(
        String id,
        long number,
        String serial,
        String label,
        MediumKind kind,
        long capacityBytes,
        String registeredBy,
        Instant registeredAt) {}
