package dev.airgap.bundle;

import dev.airgap.bundle.Manifest.RootsReference;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.TrustedRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A second root with another release key, signed by the key of the first. */
record TrustedRootFixture(BundleFixture bundle, TrustedRoot root, FileSigner release) {

    static TrustedRootFixture rotated(BundleFixture bundle) throws IOException {
        FileSigner release = bundle.key();
        return new TrustedRootFixture(bundle, bundle.root(2, List.of(bundle.rootKey), release), release);
    }

    Path buildSignedByTheNewKey() throws IOException {
        byte[] roots = new Roots(List.of(bundle.root.envelopeBytes(), root.envelopeBytes())).toBytes();
        Manifest old = bundle.manifest();
        Manifest manifest = new Manifest(
                old.fileName(),
                old.site(),
                old.epoch(),
                old.sequence(),
                old.kind(),
                old.base(),
                old.previous(),
                old.snapshotDigest(),
                old.components(),
                old.removed(),
                old.withdrawn(),
                old.requirements(),
                old.validity(),
                old.lastReceipt(),
                old.cycle(),
                old.producer(),
                new RootsReference(2, roots.length, Sha256.of(roots).hex()),
                old.index());
        Envelope envelope = Envelope.sign(PayloadTypes.BUNDLE, manifest.toPayload(), List.of(release));
        return BundleWriter.write(bundle.directory, envelope, roots, bundle.store, Progress.IGNORED)
                .file();
    }
}
