package dev.airgap.transfer.site;

import org.jspecify.annotations.Nullable;

/**
 * What the site serves, as the events of importer and rules said.
 *
 * @param floorEpoch 0 with sequence 0 before the first activation
 * @param served null before the first activation
 * @param rulesInUse number of the rule update in use
 */
public record SiteState(
        long floorEpoch,
        long floorSequence,
        @Nullable Served served,
        @Nullable String rulesInUse) {

    /** The bundle that agents are served from. */
    public record Served(String bundleId, String snapshotDigest, long epoch, long sequence) {}
}
