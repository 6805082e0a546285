package dev.airgap.audit.chain;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.airgap.audit.log.NewEntry;
import dev.airgap.contracts.CloudEvent;
import dev.airgap.trust.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the envelope of an event. Its type and data may be unknown here: every event is logged. */
@ApplicationScoped
public class EventReader {

    private static final TypeReference<CloudEvent<JsonNode>> EVENT = new TypeReference<>() {};

    private final ObjectReader json;

    EventReader(ObjectMapper json) {
        this.json = json.readerFor(EVENT)
                .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /**
     * @param producer whose topic the bytes came from
     * @throws UnreadableEventException for anything but an event of this producer
     */
    ChainLink read(byte[] value, String producer) {
        ChainLink link = readLink(value);
        if (!link.producer().equals(producer)) {
            throw new UnreadableEventException(
                    "EVENT_OF_OTHER_PRODUCER",
                    "expected an event of %s, found one of %s".formatted(producer, link.producer()));
        }
        return link;
    }

    /**
     * Reads an event of whatever producer.
     *
     * @throws UnreadableEventException for anything but an event
     */
    public NewEntry read(byte[] value) {
        return readLink(value).toEntry();
    }

    private ChainLink readLink(byte[] value) {
        try {
            CloudEvent<JsonNode> event = required("event", json.readValue(value));
            return new ChainLink(
                    value,
                    Sha256.of(value).hex(),
                    required("source", event.source()),
                    event.producerseq(),
                    required("producerprev", event.producerprev()),
                    required("id", event.id()),
                    required("type", event.type()),
                    Optional.ofNullable(event.cycleid()),
                    required("time", event.time()));
        } catch (JsonProcessingException malformed) {
            throw new UnreadableEventException(
                    "EVENT_MALFORMED", "not a CloudEvent: " + malformed.getOriginalMessage());
        } catch (IOException | IllegalArgumentException malformed) {
            throw new UnreadableEventException("EVENT_MALFORMED", "not a CloudEvent: " + malformed.getMessage());
        }
    }

    private static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }
}
