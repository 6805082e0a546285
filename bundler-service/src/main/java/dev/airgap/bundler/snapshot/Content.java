package dev.airgap.bundler.snapshot;

import dev.airgap.bundle.Component;
import dev.airgap.bundle.IndexSummary;
import java.util.List;

/**
 * What a source held, before it becomes a snapshot with an id.
 *
 * @param components sorted by id
 */
public record Content(String digest, IndexSummary index, List<Component> components) {

    public Content {
        components = List.copyOf(components);
    }
}
