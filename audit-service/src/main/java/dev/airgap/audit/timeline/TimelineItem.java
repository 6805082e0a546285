package dev.airgap.audit.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airgap.audit.log.LogEntry;
import dev.airgap.audit.mirror.MirroredEntry;
import dev.airgap.contracts.CloudEvent;
import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Outcome;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of a cycle.
 *
 * @param zone the zone that it happened in
 * @param mirrored whether it came with a medium, from the other zone's log
 * @param index its place in its zone's log
 * @param source who did it, {@code zone/service}
 * @param causationId the event that led to it, if one did
 * @param actor the person or automation who asked for it, if one did
 * @param outcome null for a type that this version does not know
 * @param digests every SHA-256 in the data, by the name of its field
 */
public record TimelineItem(
        String zone,
        boolean mirrored,
        long index,
        Instant time,
        String source,
        long producerSeq,
        String type,
        String eventId,
        @Nullable String causationId,
        @Nullable String actor,
        @Nullable String subject,
        @Nullable Outcome outcome,
        Map<String, String> digests,
        @Nullable JsonNode data) {

    static TimelineItem of(LogEntry entry, String zone, CloudEvent<JsonNode> event) {
        return new TimelineItem(
                zone,
                false,
                entry.index(),
                entry.occurredAt(),
                entry.producer(),
                entry.producerSeq(),
                entry.type(),
                entry.eventId(),
                event.causationid(),
                event.actor(),
                event.subject(),
                EventType.of(entry.type()).map(EventType::outcome).orElse(null),
                NamedDigests.in(event.data()),
                event.data());
    }

    static TimelineItem of(MirroredEntry entry, String zone, CloudEvent<JsonNode> event) {
        return new TimelineItem(
                zone,
                true,
                entry.index(),
                entry.occurredAt(),
                entry.producer(),
                entry.producerSeq(),
                entry.type(),
                entry.eventId(),
                event.causationid(),
                event.actor(),
                event.subject(),
                EventType.of(entry.type()).map(EventType::outcome).orElse(null),
                NamedDigests.in(event.data()),
                event.data());
    }
}
