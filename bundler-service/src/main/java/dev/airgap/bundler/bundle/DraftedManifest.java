package dev.airgap.bundler.bundle;

import dev.airgap.bundle.Manifest;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.PayloadTypes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The manifest of a bundle before it is released: the bytes that are signed, and who has signed them.
 *
 * @param id of the bundle: SHA-256 of the payload
 * @param payload the bytes to sign
 * @param roots the entry of the bundle that the manifest refers to
 * @param rootFingerprint of the newest of these roots: the one whose release role signs
 * @param needed signatures in all
 * @param detail why it was cancelled
 * @param replacedBy the manifest that was drafted in its place
 * @param signatures in the order of their keys' ids
 */
public record DraftedManifest(
        String id,
        String cycleId,
        String site,
        long epoch,
        long sequence,
        byte[] payload,
        byte[] roots,
        int rootVersion,
        String rootFingerprint,
        SignaturesNeeded needed,
        ManifestState state,
        Optional<String> detail,
        Optional<String> replacedBy,
        List<ManifestSignature> signatures) {

    public DraftedManifest {
        payload = payload.clone();
        roots = roots.clone();
        signatures = signatures.stream()
                .sorted(Comparator.comparing(ManifestSignature::keyId))
                .toList();
    }

    @Override
    public byte[] payload() {
        return payload.clone();
    }

    @Override
    public byte[] roots() {
        return roots.clone();
    }

    public String fileName() {
        return Manifest.fileName(site, epoch, sequence);
    }

    public SignaturesNeeded missing() {
        return needed.without(
                signatures.stream().map(ManifestSignature::algorithm).toList());
    }

    public boolean isSingleSigner() {
        return needed.isSingleSigner();
    }

    /** The same with these signatures instead. */
    DraftedManifest signedBy(List<ManifestSignature> those) {
        return new DraftedManifest(
                id,
                cycleId,
                site,
                epoch,
                sequence,
                payload,
                roots,
                rootVersion,
                rootFingerprint,
                needed,
                state,
                detail,
                replacedBy,
                those);
    }

    boolean isSignedBy(String who) {
        return signatures.stream().anyMatch(signature -> signature.addedBy().equals(who));
    }

    boolean hasSignature(Envelope.Signature other) {
        return signatures.stream().map(ManifestSignature::keyId).anyMatch(other.keyId()::equals);
    }

    /** @throws IllegalArgumentException while nobody has signed */
    Envelope toEnvelope() {
        return new Envelope(
                PayloadTypes.BUNDLE,
                payload,
                signatures.stream().map(ManifestSignature::toSignature).toList());
    }
}
