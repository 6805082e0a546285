package dev.airgap.transfer.medium;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of a medium's history.
 *
 * @param state after the step
 * @param transferId the transfer it happened for
 * @param actor who did it
 * @param note why, or how
 * @param handOver between whom, if it changed hands
 */
public record MediumMove(
        MediumStep step,
        MediumState state,
        @Nullable String transferId,
        String actor,
        @Nullable String note,
        @Nullable HandOver handOver,
        Instant at) {}
