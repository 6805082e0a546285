package dev.airgap.kit.inbox;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.airgap.contracts.CloudEvent;
import dev.airgap.kit.work.Retry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Takes messages from Kafka so that each has its effect once and in its producer's order: duplicates are ignored, one that
 * came too early waits, transient failures are retried in place for as long as they last, and what cannot be understood
 * is set aside with an alarm.
 */
@ApplicationScoped
public class Inbox {

    private static final TypeReference<CloudEvent<JsonNode>> EVENT = new TypeReference<>() {};

    private final Delivery delivery;
    private final DeadLetters deadLetters;
    private final TopicRewind rewind;
    private final ObjectReader json;

    Inbox(Delivery delivery, DeadLetters deadLetters, TopicRewind rewind, ObjectMapper json) {
        this.delivery = delivery;
        this.deadLetters = deadLetters;
        this.rewind = rewind;
        this.json = json.reader()
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** Returns when the message had its effect, was ignored as a duplicate, waits for its predecessor, or was set aside. */
    public void receive(ConsumerRecord<String, byte[]> record) {
        Message message = Message.of(record);
        Retry.untilItWorks(
                "message topic=%s offset=%d".formatted(message.topic(), message.offset()), () -> process(message));
    }

    private void process(Message message) {
        ReceivedEvent event;
        try {
            event = read(message.value());
        } catch (PoisonMessageException e) {
            deadLetters.setAside(message, e);
            return;
        }
        if (delivery.deliver(message, event) == Delivery.Result.TOO_EARLY) {
            rewind.request(message.topic());
            return;
        }
        deliverFollowers(event.source());
    }

    private void deliverFollowers(String producer) {
        while (true) {
            var follower = delivery.nextWaiting(producer);
            if (follower.isEmpty()) {
                return;
            }
            delivery.deliver(follower.get(), read(follower.get().value()));
        }
    }

    private ReceivedEvent read(byte[] value) {
        try {
            CloudEvent<JsonNode> event = json.forType(EVENT).readValue(value);
            if (event == null
                    || event.id() == null
                    || event.source() == null
                    || event.type() == null
                    || event.data() == null
                    || event.producerseq() < 1) {
                throw new PoisonMessageException(
                        "EVENT_INCOMPLETE", "id, source, type, producerseq or data is missing");
            }
            return new ReceivedEvent(event, json);
        } catch (IOException e) {
            throw new PoisonMessageException(
                    "EVENT_MALFORMED", "not a CloudEvent in structured mode: " + e.getMessage());
        }
    }
}
