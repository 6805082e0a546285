package dev.airgap.bundler.snapshot;

import dev.airgap.bundle.Component;
import dev.airgap.bundle.IndexSummary;
import java.time.Instant;
import java.util.List;

/**
 * A snapshot that is completely in the content store.
 *
 * @param digest identity of the content: equal for equal listings
 * @param index the listing of its files, itself in the content store
 * @param components sorted by id
 * @param takenAt when it was complete
 * @param unchanged whether the site's snapshot before it has the same digest
 */
public record Snapshot(
        String id,
        String site,
        String digest,
        IndexSummary index,
        List<Component> components,
        Instant takenAt,
        boolean unchanged) {

    public Snapshot {
        components = List.copyOf(components);
    }
}
