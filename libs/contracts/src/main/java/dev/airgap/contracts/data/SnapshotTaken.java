package dev.airgap.contracts.data;

import java.util.List;

/** The update source was read completely; {@code unchanged} if nothing differs from the last snapshot. */
public record SnapshotTaken(
        String site,
        String snapshotDigest,
        long files,
        long bytes,
        List<ComponentVersion> components,
        boolean unchanged) {}
