package dev.airgap.kit.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.airgap.contracts.CloudEvent;
import java.time.Instant;
import java.util.Optional;

/** An event from another service of this zone. */
public final class ReceivedEvent {

    private final CloudEvent<JsonNode> event;
    private final ObjectReader json;

    ReceivedEvent(CloudEvent<JsonNode> event, ObjectReader json) {
        this.event = event;
        this.json = json.without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    public String id() {
        return event.id();
    }

    /** The producer, {@code zone/service}. */
    public String source() {
        return event.source();
    }

    public String type() {
        return event.type();
    }

    public String subject() {
        return event.subject();
    }

    public Instant time() {
        return event.time();
    }

    public long producerSeq() {
        return event.producerseq();
    }

    public Optional<String> cycleId() {
        return Optional.ofNullable(event.cycleid());
    }

    /**
     * For handlers whose events always belong to a cycle.
     *
     * @throws PoisonMessageException if this one does not
     */
    public String requireCycleId() {
        return cycleId().orElseThrow(() -> new PoisonMessageException("CYCLE_MISSING", type() + " has no cycleid"));
    }

    public Optional<String> causationId() {
        return Optional.ofNullable(event.causationid());
    }

    public Optional<String> actor() {
        return Optional.ofNullable(event.actor());
    }

    /**
     * The event's data.
     *
     * @throws PoisonMessageException if it has not the shape of {@code type}
     */
    public <T extends Record> T data(Class<T> type) {
        try {
            return json.treeToValue(event.data(), type);
        } catch (JsonProcessingException e) {
            throw new PoisonMessageException("DATA_MALFORMED", e.getOriginalMessage());
        }
    }
}
