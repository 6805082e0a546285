package dev.airgap.rules.validation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Progress of running validations, in memory: it is worth nothing after a restart. */
@ApplicationScoped
class ProgressBoard {

    private final Map<String, Progress> running = new ConcurrentHashMap<>();

    void at(String validationId, ValidationStep step) {
        running.put(validationId, Progress.at(step));
    }

    Optional<Progress> find(String validationId) {
        return Optional.ofNullable(running.get(validationId));
    }

    void stopped(String validationId) {
        running.remove(validationId);
    }
}
