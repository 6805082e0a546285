package dev.airgap.importer.relay;

import dev.airgap.importer.snapshot.Snapshot;
import java.nio.file.Path;
import java.time.Instant;

/** One snapshot, ready to be served; a request keeps the one it began with. */
record Served(Snapshot snapshot, Instant since, Path index, StaticFile listing) {

    boolean isStill(Snapshot current) {
        return snapshot.id().equals(current.id())
                && current.servedSince().filter(since::equals).isPresent();
    }
}
