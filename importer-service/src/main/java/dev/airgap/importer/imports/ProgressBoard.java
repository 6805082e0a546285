package dev.airgap.importer.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Progress of running downloads, in memory: it is worth nothing after a restart. */
@ApplicationScoped
class ProgressBoard {

    private final Map<String, Progress> running = new ConcurrentHashMap<>();

    /** A listener that shows files under this step. */
    dev.airgap.bundle.Progress of(String downloadId, String step) {
        return (files, total) -> running.put(downloadId, new Progress(step, files, total, "files"));
    }

    Optional<Progress> find(String downloadId) {
        return Optional.ofNullable(running.get(downloadId));
    }

    void finished(String downloadId) {
        running.remove(downloadId);
    }
}
