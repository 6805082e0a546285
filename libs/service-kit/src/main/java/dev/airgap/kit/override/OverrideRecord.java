package dev.airgap.kit.override;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that two persons make together.
 *
 * @param number counts requests up
 * @param kind what is to be done, see {@link OverrideKind#kind()}
 * @param subject what it is to be done to
 * @param reason why, in the words of who asked
 * @param confirmedBy the second person; null while it waits for one
 * @param lastEventId of its newest event: the cause of what is done because of it
 */
public record OverrideRecord(
        String id,
        long number,
        String kind,
        String subject,
        String reason,
        String requestedBy,
        Instant requestedAt,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt,
        String lastEventId) {

    /** The second person of a confirmed request. */
    public String secondPerson() {
        if (confirmedBy == null) {
            throw new IllegalStateException("override " + id + " is not confirmed");
        }
        return confirmedBy;
    }
}
