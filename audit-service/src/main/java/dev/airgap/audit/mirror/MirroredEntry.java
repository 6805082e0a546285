package dev.airgap.audit.mirror;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event of the other zone's log.
 *
 * @param index its place in that log, from 0
 * @param arrival how many entries came before it
 * @param value the exact bytes of the event
 * @param cycleId the cycle it belongs to, if any
 */
public record MirroredEntry(
        long index,
        long arrival,
        byte[] value,
        String producer,
        long producerSeq,
        String eventId,
        String type,
        @Nullable String cycleId,
        Instant occurredAt,
        Instant mirroredAt) {}
