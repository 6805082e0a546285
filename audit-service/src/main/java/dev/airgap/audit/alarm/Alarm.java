package dev.airgap.audit.alarm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody should look at.
 *
 * @param expectedSeq the producer's number that should have come next
 * @param foundSeq the number that came
 * @param closedAt when the reason went away, null while it lasts
 */
public record Alarm(
        String id,
        AlarmKind kind,
        String producer,
        long expectedSeq,
        long foundSeq,
        String detail,
        Instant raisedAt,
        @Nullable Instant closedAt) {}
