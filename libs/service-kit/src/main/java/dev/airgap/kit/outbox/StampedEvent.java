package dev.airgap.kit.outbox;

import dev.airgap.contracts.CloudEvent;
import java.time.Instant;

/** An event with its id and time, before it has its place in the producer's chain. */
record StampedEvent(String id, Instant time, NewEvent event) {

    CloudEvent<Record> inChain(String producer, long seq, String prev) {
        return new CloudEvent<>(
                "1.0",
                id,
                producer,
                event.type().type(),
                event.subject(),
                time,
                "application/json",
                event.cycleId().orElse(null),
                seq,
                prev,
                event.causationId().orElse(null),
                event.actor().orElse(null),
                event.data());
    }
}
