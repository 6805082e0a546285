package dev.airgap.bundler.bundle;

import dev.airgap.bundle.BundleReader;
import dev.airgap.bundle.Component;
import dev.airgap.bundle.Manifest;
import dev.airgap.bundler.snapshot.Snapshot;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.TrustedRoot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides what a bundle says. The same draft gives the same manifest, byte for byte. It is issued when
 * its snapshot was taken, not when it is built.
 *
 * @param basis what the bundle carries of the snapshot
 * @param everReleased ids of all components that the site was ever given
 * @param expiresAt until when it may be installed
 * @param nextExpectedBy by when the site should have the bundle after it
 * @param lastReceipt number of the newest receipt that was known when the snapshot was taken; null when none
 */
record Draft(
        Position position,
        Snapshot snapshot,
        Basis basis,
        String cycleId,
        Set<String> everReleased,
        Instant expiresAt,
        Instant nextExpectedBy,
        @Nullable Long lastReceipt) {

    private static final String NO_LONGER_OFFERED = "the update source no longer offers it";

    /** No release of the relay or of an agent was ever too old for what is in a bundle. */
    private static final Manifest.Requirements ANY_VERSION = new Manifest.Requirements("0", "0");

    /** Room for a signature in an envelope, whatever its algorithm. */
    private static final int SIGNATURE_ALLOWANCE = 5 << 10;

    /**
     * The manifest that this role's keys sign.
     *
     * @param roots the entry of the bundle that the manifest refers to
     * @throws BuildException MANIFEST_TOO_LARGE
     */
    DraftedManifest toUnsigned(ReleaseRole role, byte[] roots, String producer) {
        byte[] payload = toManifest(role.root(), roots, producer).toPayload();
        requireSmallEnough(payload, Math.min(role.keys(), Envelope.MOST_SIGNATURES));
        return new DraftedManifest(
                Manifest.bundleId(payload),
                cycleId,
                position.site(),
                position.epoch(),
                position.sequence(),
                payload,
                roots,
                role.root().document().version(),
                role.root().fingerprint().hex(),
                role.needed(),
                ManifestState.AWAITING_SIGNATURES,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** Before anybody signs: what cannot be released must not be signed. */
    private static void requireSmallEnough(byte[] payload, int signatures) {
        long size = (payload.length + 2) / 3 * 4L + (signatures + 1L) * SIGNATURE_ALLOWANCE;
        if (size > BundleReader.MAX_ENVELOPE) {
            throw new BuildException(
                    BuildFault.MANIFEST_TOO_LARGE,
                    "the signed manifest would have up to %d bytes, the format allows %d: fewer components or shorter names"
                            .formatted(size, BundleReader.MAX_ENVELOPE),
                    null);
        }
    }

    private Manifest toManifest(TrustedRoot root, byte[] roots, String producer) {
        return new Manifest(
                position.fileName(),
                position.site(),
                position.epoch(),
                position.sequence(),
                basis.kind(),
                basis.base(),
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
                basis.index());
    }

    /** Cumulative: a relay that missed the bundle which removed a component learns it from any later one. */
    private List<Component.Removed> removed() {
        Set<String> gone = new TreeSet<>(everReleased);
        snapshot.components().forEach(component -> gone.remove(component.id()));
        return gone.stream()
                .map(id -> new Component.Removed(id, NO_LONGER_OFFERED))
                .toList();
    }
}
