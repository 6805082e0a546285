package dev.airgap.cli.keys;

import dev.airgap.bundle.Manifest;
import dev.airgap.cli.enrolment.DurableFile;
import dev.airgap.cli.roots.CeremonyException;
import dev.airgap.cli.roots.CeremonyException.Finding;
import dev.airgap.trust.Delegation;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.KeyId;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.Signer;
import dev.airgap.trust.TrustedRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The manifest of a bundle that waits for signatures. Each person's signature is a file of its own. */
final class ManifestToSign implements Signable {

    private static final int SHOWN_OF_KEY = 16;

    private final Path file;
    private final byte[] payload;
    private final Manifest manifest;
    private final TrustedRoot root;

    private ManifestToSign(Path file, byte[] payload, Manifest manifest, TrustedRoot root) {
        this.file = file;
        this.payload = payload.clone();
        this.manifest = manifest;
        this.root = root;
    }

    /** @throws CeremonyException CEREMONY_ROOT_INVALID without a root, or when the bundle rests on a newer one */
    static ManifestToSign of(Path file, byte[] payload, Manifest manifest, Optional<TrustedRoot> trusted) {
        TrustedRoot root = trusted.orElseThrow(() -> new CeremonyException(
                Finding.CEREMONY_ROOT_INVALID, "give the root that you trust with --root, to sign a bundle manifest"));
        if (manifest.roots().version() > root.document().version()) {
            throw new CeremonyException(
                    Finding.CEREMONY_ROOT_INVALID,
                    "the bundle rests on root " + manifest.roots().version() + ", the one here is root "
                            + root.document().version() + ": get the newer one first");
        }
        return new ManifestToSign(file, payload, manifest, root);
    }

    /** The lines about a manifest that a person should have seen. */
    static List<String> lines(Manifest manifest, byte[] payload) {
        List<String> lines = new ArrayList<>();
        lines.add("bundle manifest, " + manifest.fileName());
        lines.add("site " + manifest.site() + ", epoch " + manifest.epoch() + ", sequence " + manifest.sequence() + ", "
                + manifest.kind().word());
        lines.add("bundle id " + Manifest.bundleId(payload));
        lines.add("issued " + manifest.validity().issuedAt() + ", expires "
                + manifest.validity().expiresAt());
        lines.add("previous bundle " + (manifest.previous() == null ? "none" : manifest.previous()));
        if (manifest.base() != null) {
            lines.add("base snapshot " + manifest.base());
        }
        lines.add("snapshot " + manifest.snapshotDigest());
        lines.add("root " + manifest.roots().version() + ", built by " + manifest.producer());
        manifest.components()
                .forEach(component -> lines.add("component " + component.id() + " " + component.version()));
        manifest.removed()
                .forEach(removed -> lines.add("no longer delivered: " + removed.id() + ", " + removed.reason()));
        manifest.withdrawn()
                .forEach(withdrawn -> lines.add(
                        "withdrawn: " + withdrawn.id() + " " + withdrawn.version() + ", " + withdrawn.reason()));
        return lines;
    }

    @Override
    public List<String> shown() {
        return lines(manifest, payload);
    }

    @Override
    public boolean isDemonstration() {
        return root.document().demonstration();
    }

    @Override
    public void requireMaySign(Signer signer) {
        Optional<Delegation> delegation =
                root.document().delegation(Role.RELEASE, manifest.site(), PayloadTypes.BUNDLE);
        if (delegation.filter(names -> names.keys().contains(signer.keyId())).isEmpty()) {
            throw new CeremonyException(
                    Finding.CEREMONY_KEY_NOT_DELEGATED,
                    "key " + signer.keyId() + " does not release bundles for site " + manifest.site() + " in root "
                            + root.document().version());
        }
        Path signature = signature(signer.keyId());
        if (Files.exists(signature)) {
            throw new CeremonyException(Finding.CEREMONY_SIGNED_ALREADY, signature + " is there already");
        }
    }

    @Override
    public Path sign(Signer signer) {
        Path signature = signature(signer.keyId());
        DurableFile.write(
                signature,
                Envelope.sign(PayloadTypes.BUNDLE, payload, List.of(signer)).toBytes());
        return signature;
    }

    @Override
    public List<String> missing() {
        int threshold = root.document()
                .delegation(Role.RELEASE, manifest.site(), PayloadTypes.BUNDLE)
                .map(Delegation::threshold)
                .orElse(0);
        return List.of("released when " + threshold + " release keys have signed; bundler-service counts them");
    }

    private Path signature(KeyId key) {
        return file.resolveSibling(
                Manifest.bundleId(payload) + "." + key.hex().substring(0, SHOWN_OF_KEY) + ".sig.dsse.json");
    }
}
