package dev.airgap.kit.inbox;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.airgap.contracts.CloudEvent;
import dev.airgap.kit.work.Retry;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Takes messages from Kafka so that each has its effect once: duplicates are ignored by watermark, transient failures are
 * retried in place for as long as they last, and what cannot be understood is set aside with an alarm.
 */
@ApplicationScoped
public class Inbox {

    private static final TypeReference<CloudEvent<JsonNode>> EVENT = new TypeReference<>() {};

    private final Handlers handlers;
    private final Watermarks watermarks;
    private final DeadLetters deadLetters;
    private final ObjectReader json;

    Inbox(Handlers handlers, Watermarks watermarks, DeadLetters deadLetters, ObjectMapper json) {
        this.handlers = handlers;
        this.watermarks = watermarks;
        this.deadLetters = deadLetters;
        this.json = json.reader()
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** Returns when the message had its effect, was ignored as a duplicate, or was set aside. */
    public void receive(ConsumerRecord<String, byte[]> message) {
        Retry.untilItWorks(
                "message topic=%s offset=%d".formatted(message.topic(), message.offset()), () -> process(message));
    }

    private void process(ConsumerRecord<String, byte[]> message) {
        try {
            ReceivedEvent event = read(message.value());
            handlers.forType(event.type()).ifPresent(handler -> handleOnce(event, handler));
        } catch (RuntimeException e) {
            if (Retry.helps(e)) {
                throw e;
            }
            setAside(message, e);
        }
    }

    private ReceivedEvent read(byte[] value) {
        try {
            CloudEvent<JsonNode> event = json.forType(EVENT).readValue(value);
            if (event == null
                    || event.id() == null
                    || event.source() == null
                    || event.type() == null
                    || event.data() == null) {
                throw new PoisonMessageException("EVENT_INCOMPLETE", "id, source, type or data is missing");
            }
            return new ReceivedEvent(event, json);
        } catch (IOException e) {
            throw new PoisonMessageException(
                    "EVENT_MALFORMED", "not a CloudEvent in structured mode: " + e.getMessage());
        }
    }

    private void handleOnce(ReceivedEvent event, EventHandler handler) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (advance(event)) {
                handler.handle(event);
                Log.infof(
                        "handled type=%s source=%s producerSeq=%d", event.type(), event.source(), event.producerSeq());
            } else {
                Log.debugf("duplicate ignored source=%s producerSeq=%d", event.source(), event.producerSeq());
            }
        });
    }

    private boolean advance(ReceivedEvent event) {
        try {
            return watermarks.advance(event.source(), event.producerSeq());
        } catch (SQLException e) {
            throw new InboxException("the watermark could not be moved", e);
        }
    }

    private void setAside(ConsumerRecord<String, byte[]> message, RuntimeException failure) {
        String code = failure instanceof PoisonMessageException poison ? poison.code() : "HANDLER_FAILED";
        Log.errorf(failure, "message set aside topic=%s offset=%d code=%s", message.topic(), message.offset(), code);
        String detail = Optional.ofNullable(failure.getMessage())
                .orElse(failure.getClass().getSimpleName());
        QuarkusTransaction.requiringNew().run(() -> {
            try {
                deadLetters.keep(message, code, detail);
            } catch (SQLException e) {
                throw new InboxException("the message could not be set aside", e);
            }
        });
    }
}
