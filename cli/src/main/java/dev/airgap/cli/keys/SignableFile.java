package dev.airgap.cli.keys;

import dev.airgap.bundle.BundleException;
import dev.airgap.bundle.Manifest;
import dev.airgap.cli.enrolment.DurableFile;
import dev.airgap.cli.roots.CeremonyException;
import dev.airgap.cli.roots.CeremonyException.Finding;
import dev.airgap.cli.roots.RootSigning;
import dev.airgap.trust.TrustedRoot;
import java.nio.file.Path;
import java.util.Optional;

/** What is in a file that somebody is to sign; found out by strict parsing, never by its name. */
final class SignableFile {

    private SignableFile() {}

    /** @throws CeremonyException CEREMONY_FILE_UNKNOWN unless it is the draft of a root document, signed or not */
    static RootSigning rootIn(Path file) {
        return RootSigning.parse(DurableFile.read(file, TrustedRoot.LARGEST_BYTES))
                .orElseThrow(
                        () -> new CeremonyException(Finding.CEREMONY_FILE_UNKNOWN, file + " is not a root document"));
    }

    /**
     * Reads a document to sign.
     *
     * @param trusted the root document that is trusted here, if one was given
     * @throws CeremonyException CEREMONY_FILE_UNKNOWN, or what the document says of itself before it is signed
     */
    static Signable read(Path file, Optional<TrustedRoot> trusted) {
        byte[] bytes = DurableFile.read(file, TrustedRoot.LARGEST_BYTES);
        Optional<RootSigning> root = RootSigning.parse(bytes);
        if (root.isPresent()) {
            return RootToSign.of(file, root.get(), trusted);
        }
        Manifest manifest = manifest(bytes)
                .orElseThrow(() -> new CeremonyException(
                        Finding.CEREMONY_FILE_UNKNOWN,
                        file + " is neither the draft of a root document nor the manifest of a bundle"));
        return ManifestToSign.of(file, bytes, manifest, trusted);
    }

    static Optional<Manifest> manifest(byte[] payload) {
        try {
            return Optional.of(Manifest.parse(payload));
        } catch (BundleException none) {
            return Optional.empty();
        }
    }
}
