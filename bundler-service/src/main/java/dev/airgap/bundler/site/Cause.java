package dev.airgap.bundler.site;

import java.util.Optional;

/**
 * What made something change.
 *
 * @param eventId the event that did; empty if time alone did
 * @param actor the person or automation behind it
 */
public record Cause(Optional<String> cycleId, Optional<String> eventId, Optional<String> actor) {

    public static final Cause TIME = new Cause(Optional.empty(), Optional.empty(), Optional.empty());

    public static Cause event(String id, Optional<String> actor) {
        return new Cause(Optional.empty(), Optional.of(id), actor);
    }

    public Cause inCycle(String id) {
        return inCycle(Optional.of(id));
    }

    public Cause inCycle(Optional<String> id) {
        return new Cause(id, eventId, actor);
    }
}
