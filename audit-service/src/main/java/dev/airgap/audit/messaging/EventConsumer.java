package dev.airgap.audit.messaging;

import dev.airgap.audit.chain.EventIntake;
import dev.airgap.audit.chain.Received;
import dev.airgap.kit.problem.TransientFailure;
import dev.airgap.kit.work.Retry;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Every message of every topic of the zone, one after the other. */
@ApplicationScoped
class EventConsumer {

    private static final byte[] TOMBSTONE = new byte[0];

    private final EventIntake intake;
    private final MeterRegistry metrics;

    EventConsumer(EventIntake intake, MeterRegistry metrics) {
        this.intake = intake;
        this.metrics = metrics;
    }

    @Incoming("events")
    @Blocking
    void on(ConsumerRecord<String, byte[]> message) {
        Retry.untilItWorks(
                "logging topic=%s offset=%d".formatted(message.topic(), message.offset()), () -> receive(message));
    }

    /** What can never be logged was set aside already: any failure left is the surroundings', and nothing is skipped. */
    private void receive(ConsumerRecord<String, byte[]> message) {
        try {
            count(intake.receive(
                    message.topic(), message.offset(), Objects.requireNonNullElse(message.value(), TOMBSTONE)));
        } catch (RuntimeException e) {
            metrics.counter("airgap.audit.retries").increment();
            throw new TransientFailure("the message is not logged yet", e);
        }
    }

    private void count(Received received) {
        metrics.counter("airgap.audit.messages", "received", received.label()).increment();
    }
}
