package dev.airgap.audit.log;

import java.time.Instant;
import java.util.Optional;

/**
 * An event that is about to be logged.
 *
 * @param value the exact bytes of the event
 * @param sha256 their SHA-256, lower-case hex
 * @param producer {@code zone/service}
 * @param producerSeq its number at the producer
 * @param occurredAt the time the producer gave it
 */
public record NewEntry(
        byte[] value,
        String sha256,
        String producer,
        long producerSeq,
        String eventId,
        String type,
        Optional<String> cycleId,
        Instant occurredAt) {}
