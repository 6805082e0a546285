package dev.airgap.audit.alarm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody should look at.
 *
 * @param producer whose chain it is about; the name of the log for alarms of the mirror
 * @param expectedSeq the producer's number that should have come next
 * @param foundSeq the number that came
 * @param code what was found in what came of the other zone's log, null for other alarms
 * @param carriedBy the transfer or the receipt that brought it, null for other alarms
 * @param closedAt when the reason went away, null while it lasts
 */
public record Alarm(
        String id,
        AlarmKind kind,
        String producer,
        long expectedSeq,
        long foundSeq,
        String detail,
        @Nullable String code,
        @Nullable String carriedBy,
        Instant raisedAt,
        @Nullable Instant closedAt) {}
