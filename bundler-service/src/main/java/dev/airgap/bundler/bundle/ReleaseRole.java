package dev.airgap.bundler.bundle;

import dev.airgap.trust.Delegation;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.KeyId;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.TrustedRoot;
import dev.airgap.trust.UntrustedException;
import dev.airgap.trust.VerificationKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who may release bundles of a site, by the newest root at one time. */
public final class ReleaseRole {

    private final TrustedRoot root;
    private final String site;
    private final Delegation delegation;

    private ReleaseRole(TrustedRoot root, String site, Delegation delegation) {
        this.root = root;
        this.site = site;
        this.delegation = delegation;
    }

    /** @throws BuildException if the root lets nobody sign bundles of the site */
    static ReleaseRole of(TrustedRoot root, String site) {
        Delegation delegation = root.document()
                .delegation(Role.RELEASE, site, PayloadTypes.BUNDLE)
                .orElseThrow(() -> new BuildException(
                        BuildFault.NOT_DELEGATED,
                        "root %d lets nobody sign bundles of site %s"
                                .formatted(root.document().version(), site),
                        null));
        return new ReleaseRole(root, site, delegation);
    }

    TrustedRoot root() {
        return root;
    }

    SignaturesNeeded needed() {
        return SignaturesNeeded.of(delegation);
    }

    /** How many keys could sign. */
    int keys() {
        return delegation.keys().size();
    }

    /** Whether the manifest was drafted under this root; another root is another manifest, for it names the roots. */
    public boolean isOf(DraftedManifest draft) {
        return draft.rootFingerprint().equals(root.fingerprint().hex());
    }

    /**
     * Verifies one signature of a manifest, whatever others there are.
     *
     * @return the key that it is by
     * @throws SignatureRefusedException if it is not by a key of the role, or not valid
     */
    VerificationKey verify(byte[] payload, Envelope.Signature signature) {
        VerificationKey key = key(signature.keyId())
                .orElseThrow(() -> new SignatureRefusedException(
                        SignatureFault.KEY_UNKNOWN, "%s: nothing was taken".formatted(notOurs(signature.keyId()))));
        try {
            new Envelope(PayloadTypes.BUNDLE, payload, List.of(signature)).requireSignedByExactly(List.of(key));
        } catch (UntrustedException e) {
            throw new SignatureRefusedException(
                    SignatureFault.SIGNATURE_INVALID,
                    "the signature by key %s is not valid: nothing was taken".formatted(signature.keyId()));
        }
        return key;
    }

    /** @throws BuildException if the root does not let the key sign */
    void requireMaySign(VerificationKey key) {
        if (key(key.id()).isEmpty()) {
            throw new BuildException(
                    BuildFault.KEY_UNKNOWN,
                    notOurs(key.id()) + ", and it is the one in airgap.bundler.signing-key",
                    null);
        }
    }

    /**
     * Verifies as a relay will: what the root does not vouch for must not leave.
     *
     * @throws dev.airgap.trust.TrustException if the root has expired, or does not let these keys release it
     */
    void requireReleasable(Envelope envelope, Instant now) {
        root.requireNotExpired(now);
        root.verify(envelope, Role.RELEASE, site, PayloadTypes.BUNDLE);
    }

    private Optional<VerificationKey> key(KeyId id) {
        return delegation.keys().contains(id)
                ? Optional.ofNullable(root.document().keys().get(id))
                : Optional.empty();
    }

    private String notOurs(KeyId id) {
        return "root %d does not let key %s sign bundles of site %s"
                .formatted(root.document().version(), id, site);
    }
}
