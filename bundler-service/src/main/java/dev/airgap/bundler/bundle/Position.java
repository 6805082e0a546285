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
     * The position after {@code last}: gapless within an epoch, from 1 again in a new one. It follows from what is
     * released alone, so it is the same however often a build has to be repeated.
     */
    static Position after(Optional<ReleasedBundle> last, String site, long epoch) {
        long sequence = last.filter(bundle -> bundle.epoch() == epoch)
                .map(bundle -> bundle.sequence() + 1)
                .orElse(1L);
        return new Position(site, epoch, sequence, last.map(ReleasedBundle::id));
    }
}
