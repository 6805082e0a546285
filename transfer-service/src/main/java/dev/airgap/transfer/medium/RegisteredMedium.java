package dev.airgap.transfer.medium;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A medium that may carry transfers.
 *
 * @param number counts registrations up
 * @param ownerSite the only site that it goes to
 * @param since when it got to where it is
 * @param overdueSince since when somebody was told that it should be back in the DMZ
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
        Instant since,
        @Nullable Instant overdueSince,
        String registeredBy,
        Instant registeredAt) {}
