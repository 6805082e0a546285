package dev.airgap.audit.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event in the log.
 *
 * @param index its place, from 0
 * @param leafHash RFC 6962 leaf hash of {@code value}
 * @param value the exact bytes of the event
 * @param sha256 their SHA-256, lower-case hex
 * @param cycleId the cycle it belongs to, if any
 */
public record LogEntry(
        long index,
        byte[] leafHash,
        byte[] value,
        String sha256,
        String producer,
        long producerSeq,
        String eventId,
        String type,
        @Nullable String cycleId,
        Instant occurredAt,
        Instant loggedAt) {}
