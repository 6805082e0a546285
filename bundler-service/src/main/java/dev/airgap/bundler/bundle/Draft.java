package dev.airgap.bundler.bundle;

import dev.airgap.bundle.Component;
import dev.airgap.bundle.Manifest;
import dev.airgap.bundle.Roots;
import dev.airgap.bundler.snapshot.Snapshot;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.TrustedRoot;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides what a full bundle says. The same draft gives the same manifest, byte for byte: a build that was
 * killed and is repeated makes the same bundle again. So it is issued when its snapshot was taken, not when it is built.
 *
 * @param everReleased ids of all components that the site was ever given
 * @param expiresAt until when it may be installed
 * @param nextExpectedBy by when the site should have the bundle after it
 * @param lastReceipt number of the newest receipt that was known when the snapshot was taken; null when none
 */
record Draft(
        Position position,
        Snapshot snapshot,
        String cycleId,
        Set<String> everReleased,
        Instant expiresAt,
        Instant nextExpectedBy,
        @Nullable Long lastReceipt) {

    private static final String NO_LONGER_OFFERED = "the update source no longer offers it";

    /** No release of the relay or of an agent was ever too old for what is in a bundle. */
    private static final Manifest.Requirements ANY_VERSION = new Manifest.Requirements("0", "0");

    Manifest toManifest(TrustedRoot root, byte[] roots, String producer) {
        return new Manifest(
                position.fileName(),
                position.site(),
                position.epoch(),
                position.sequence(),
                Manifest.Kind.FULL,
                null,
                position.previous().orElse(null),
                snapshot.digest(),
                snapshot.components(),
                removed(),
                List.of(),
                ANY_VERSION,
                new Manifest.Validity(snapshot.takenAt(), expiresAt, nextExpectedBy),
                lastReceipt,
                cycleId,
                producer,
                new Manifest.RootsReference(
                        root.document().version(),
                        roots.length,
                        Sha256.of(roots).hex()),
                snapshot.index());
    }

    /** Cumulative: a relay that missed the bundle which removed a component learns it from any later one. */
    private List<Component.Removed> removed() {
        Set<String> gone = new TreeSet<>(everReleased);
        snapshot.components().forEach(component -> gone.remove(component.id()));
        return gone.stream()
                .map(id -> new Component.Removed(id, NO_LONGER_OFFERED))
                .toList();
    }

    static byte[] roots(TrustedRoot root) {
        return new Roots(List.of(root.envelopeBytes())).toBytes();
    }
}
