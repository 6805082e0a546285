package dev.airgap.kit.outbox;

import dev.airgap.contracts.EventType;
import java.util.Optional;

/**
 * An event that has happened but has no number yet.
 *
 * @param subject what it is about, for example a bundle id
 * @param data the record that {@code type} demands
 * @param causationId id of the event that led to it
 * @param actor the person or automation who asked for it
 */
public record NewEvent(
        EventType type,
        String subject,
        Record data,
        Optional<String> cycleId,
        Optional<String> causationId,
        Optional<String> actor) {

    public NewEvent {
        if (!type.data().isInstance(data)) {
            throw new IllegalArgumentException("%s needs %s, not %s"
                    .formatted(
                            type, type.data().getSimpleName(), data.getClass().getSimpleName()));
        }
    }

    public static NewEvent of(EventType type, String subject, Record data) {
        return new NewEvent(type, subject, data, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public NewEvent inCycle(String id) {
        return new NewEvent(type, subject, data, Optional.of(id), causationId, actor);
    }

    public NewEvent inCycle(Optional<String> id) {
        return new NewEvent(type, subject, data, id, causationId, actor);
    }

    public NewEvent causedBy(String eventId) {
        return new NewEvent(type, subject, data, cycleId, Optional.of(eventId), actor);
    }

    public NewEvent causedBy(Optional<String> eventId) {
        return new NewEvent(type, subject, data, cycleId, eventId, actor);
    }

    public NewEvent by(String name) {
        return new NewEvent(type, subject, data, cycleId, causationId, Optional.of(name));
    }

    public NewEvent by(Optional<String> name) {
        return new NewEvent(type, subject, data, cycleId, causationId, name);
    }
}
