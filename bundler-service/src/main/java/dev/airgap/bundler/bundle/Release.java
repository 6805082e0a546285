package dev.airgap.bundler.bundle;

import dev.airgap.trust.Envelope;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.Signer;
import dev.airgap.trust.TrustedRoot;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** The release role: the key that signs, and the root that says it may. Read for each bundle, so either can be replaced. */
record Release(Signer signer, TrustedRoot root) {

    /**
     * @param keys reads a key, throws {@link UncheckedIOException} if it cannot
     * @param roots reads a root document likewise
     * @throws BuildException if a file cannot be read
     * @throws dev.airgap.trust.TrustException if one is not a key, or not a root
     * @throws dev.airgap.kit.keys.DemonstrationKeyException if they were made for a demonstration and this is none
     */
    static Release read(
            Function<Path, ? extends Signer> keys, Path signingKey, Function<Path, TrustedRoot> roots, Path root) {
        return new Release(
                read(keys, signingKey, BuildFault.SIGNING_KEY_UNREADABLE, "the release key"),
                read(roots, root, BuildFault.ROOT_UNREADABLE, "the root document"));
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

    private static <T> T read(Function<Path, ? extends T> reader, Path file, BuildFault fault, String what) {
        try {
            return reader.apply(file);
        } catch (UncheckedIOException e) {
            throw new BuildException(fault, what + " cannot be read from " + file, e);
        }
    }
}
