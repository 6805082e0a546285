package dev.airgap.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it lies on Kafka: CloudEvents 1.0 in structured mode, so that the value's bytes are the evidence.
 *
 * @param specversion always {@code 1.0}
 * @param id UUID of this event
 * @param source the producer, {@code zone/service}
 * @param type an {@link EventType#type()}
 * @param subject what the event is about, for example a bundle id
 * @param time when it happened, UTC
 * @param datacontenttype always {@code application/json}
 * @param cycleid the cycle it belongs to, if any
 * @param producerseq gapless number of this event at its producer, from 1
 * @param producerprev SHA-256 (hex) of the bytes of the producer's previous event; 64 zeros for the first
 * @param causationid id of the event that caused it, if any
 * @param actor name of the person or automation who asked for it, if any
 * @param data a record of {@link dev.airgap.contracts.data}
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents 1.0</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "specversion",
    "id",
    "source",
    "type",
    "subject",
    "time",
    "datacontenttype",
    "cycleid",
    "producerseq",
    "producerprev",
    "causationid",
    "actor",
    "data"
})
public record CloudEvent<T>(
        String specversion,
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        @Nullable String cycleid,
        long producerseq,
        String producerprev,
        @Nullable String causationid,
        @Nullable String actor,
        T data) {

    /** {@code producerprev} of a producer's first event. */
    public static final String NO_PREVIOUS = "0".repeat(64);
}
