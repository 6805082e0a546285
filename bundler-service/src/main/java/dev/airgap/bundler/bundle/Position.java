package dev.airgap.bundler.bundle;

import dev.airgap.bundle.Manifest;
import java.util.Optional;

/**
 * Where a bundle stands among those of its site.
 *
 * @param previous id of the bundle released before it, in whatever epoch
 */
record Position(String site, long epoch, long sequence, Optional<String> previous) {

    String fileName() {
        return Manifest.fileName(site, epoch, sequence);
    }

    /**
     * The position after {@code last} within an epoch, from 1 again in a new one. A sequence that a manifest was drafted
     * with is never used again: somebody may have signed it, and two signed bundles of one sequence are an attack.
     *
     * @param lastDrafted the highest sequence in the epoch that any manifest was drafted with
     */
    static Position after(Optional<ReleasedBundle> last, Optional<Long> lastDrafted, String site, long epoch) {
        long released = last.filter(bundle -> bundle.epoch() == epoch)
                .map(ReleasedBundle::sequence)
                .orElse(0L);
        long sequence = Math.max(released, lastDrafted.orElse(0L)) + 1;
        return new Position(site, epoch, sequence, last.map(ReleasedBundle::id));
    }
}
