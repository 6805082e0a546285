package dev.airgap.bundler.bundle;

import dev.airgap.bundler.snapshot.Snapshot;
import java.util.Optional;

/**
 * Decides whether the next bundle of a site may rest on the snapshot that the site serves.
 *
 * @param fullRequested whether somebody asked for a full one
 * @param served digest of what the site serves and holds, by its newest receipt
 * @param base the snapshot with that digest, if it was taken here
 * @param sinceFull how many bundles were released since the last full one of the epoch; empty if the epoch has none
 * @param refusedSinceFull whether the site has refused a bundle that came after the last full one
 */
record BaseChoice(
        boolean fullRequested,
        Optional<String> served,
        Optional<Snapshot> base,
        Optional<Long> sinceFull,
        boolean refusedSinceFull,
        FullEvery fullEvery) {

    /** Empty if it may rest on {@link #base}. */
    Optional<WhyFull> whyFull() {
        if (fullRequested) {
            return Optional.of(WhyFull.REQUESTED);
        }
        if (served.isEmpty()) {
            return Optional.of(WhyFull.NOTHING_HELD);
        }
        if (base.isEmpty()) {
            return Optional.of(WhyFull.BASE_UNKNOWN);
        }
        if (sinceFull.isEmpty()) {
            return Optional.of(WhyFull.FIRST_OF_EPOCH);
        }
        if (refusedSinceFull) {
            return Optional.of(WhyFull.BUNDLE_REFUSED);
        }
        return sinceFull.filter(fullEvery::isDue).map(due -> WhyFull.FULL_DUE);
    }
}
