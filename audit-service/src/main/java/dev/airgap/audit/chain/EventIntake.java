package dev.airgap.audit.chain;

import dev.airgap.contracts.Service;
import dev.airgap.kit.zone.Here;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;

/** Where messages come in. */
@ApplicationScoped
public class EventIntake {

    private final Here here;
    private final EventReader reader;
    private final Reception reception;
    private final UnreadableMessages unreadable;

    EventIntake(Here here, EventReader reader, Reception reception, UnreadableMessages unreadable) {
        this.here = here;
        this.reader = reader;
        this.reception = reception;
        this.unreadable = unreadable;
    }

    /**
     * Logs a message, or keeps it where it belongs. When this returns, it is in the database; when it throws, nothing
     * is, and the same message must be given again.
     *
     * @param value the exact bytes
     */
    public Received receive(String topic, long offset, byte[] value) {
        try {
            return reception.receive(reader.read(value, producerOn(topic)));
        } catch (UnreadableEventException why) {
            unreadable.keep(topic, offset, value, why);
            return Received.UNREADABLE;
        }
    }

    private String producerOn(String topic) {
        return Arrays.stream(Service.values())
                .filter(service -> service.topic().equals(topic))
                .findFirst()
                .orElseThrow(() -> new UnreadableEventException("TOPIC_UNKNOWN", "no service publishes on " + topic))
                .producerIn(here.zone());
    }
}
