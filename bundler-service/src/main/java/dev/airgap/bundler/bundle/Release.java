package dev.airgap.bundler.bundle;

import dev.airgap.trust.Envelope;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.Signer;
import dev.airgap.trust.TrustedRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The release role: the key that signs, and the root that says it may. Read for each bundle, so either can be replaced. */
record Release(Signer signer, TrustedRoot root) {

    /**
     * @throws BuildException if a file cannot be read
     * @throws dev.airgap.trust.TrustException if one is not a key, or not a root
     */
    static Release read(Path signingKey, Path root) {
        return new Release(signer(signingKey), root(root));
    }

    /**
     * Signs a manifest, and checks as a relay will: what the root does not vouch for must not leave.
     *
     * @throws dev.airgap.trust.TrustException if the root has expired or does not let this key sign for the site
     */
    Envelope sign(byte[] manifest, String site, Instant now) {
        root.requireNotExpired(now);
        Envelope envelope = Envelope.sign(PayloadTypes.BUNDLE, manifest, List.of(signer));
        root.verify(envelope, Role.RELEASE, site, PayloadTypes.BUNDLE);
        return envelope;
    }

    private static Signer signer(Path file) {
        try {
            return FileSigner.read(file);
        } catch (UncheckedIOException e) {
            throw new BuildException(
                    BuildFault.SIGNING_KEY_UNREADABLE, "the release key cannot be read from " + file, e);
        }
    }

    private static TrustedRoot root(Path file) {
        try {
            return TrustedRoot.parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new BuildException(BuildFault.ROOT_UNREADABLE, "the root document cannot be read from " + file, e);
        }
    }
}
