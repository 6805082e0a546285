package dev.airgap.importer.messaging;

import dev.airgap.kit.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class EventsConsumer {

    private final Inbox inbox;

    EventsConsumer(Inbox inbox) {
        this.inbox = inbox;
    }

    @Incoming("events")
    @Blocking
    void on(ConsumerRecord<String, byte[]> message) {
        inbox.receive(message);
    }
}
