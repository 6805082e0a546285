package dev.airgap.cli.keys;

import dev.airgap.cli.enrolment.DurableFile;
import dev.airgap.cli.enrolment.RootFile;
import dev.airgap.cli.roots.CeremonyException;
import dev.airgap.cli.roots.CeremonyException.Finding;
import dev.airgap.cli.roots.Quorum;
import dev.airgap.cli.roots.RootChanges;
import dev.airgap.cli.roots.RootSigning;
import dev.airgap.media.enrolment.Fingerprint;
import dev.airgap.trust.RootDocument;
import dev.airgap.trust.Signer;
import dev.airgap.trust.TrustedRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The draft of a root document, or one that others have signed. */
final class RootToSign implements Signable {

    private final Path target;
    private final RootSigning root;
    private final Optional<TrustedRoot> previous;

    private RootToSign(Path target, RootSigning root, Optional<TrustedRoot> previous) {
        this.target = target;
        this.root = root;
        this.previous = previous;
    }

    /**
     * A draft is signed into a file beside it; a document that others have signed, in place.
     *
     * @throws CeremonyException CEREMONY_VERSION when it does not follow the trusted root, CEREMONY_ROOT_INVALID when there
     *     is none to compare it with
     */
    static RootToSign of(Path file, RootSigning read, Optional<TrustedRoot> trusted) {
        Optional<TrustedRoot> previous =
                trusted.or(() -> beside(file, read.document().version() - 1));
        read.requireFollows(previous);
        Path target = read.isDraft() ? file.resolveSibling(read.signingName()) : file;
        boolean begun = read.isDraft() && Files.exists(target);
        RootSigning root = begun ? read.with(SignableFile.rootIn(target)) : read;
        // A signature that is not valid would be found at the end, when its owner has gone home.
        root.quorums(previous);
        return new RootToSign(target, root, previous);
    }

    private static Optional<TrustedRoot> beside(Path file, int version) {
        if (version < 1) {
            return Optional.empty();
        }
        RootFile folder = new RootFile(file.toAbsolutePath());
        RootFile kept = new RootFile(folder.version(version));
        if (!kept.exists()) {
            throw new CeremonyException(
                    Finding.CEREMONY_ROOT_INVALID,
                    "give the root " + version + " that you trust with --root: only then can be seen what changes");
        }
        return Optional.of(kept.read());
    }

    @Override
    public List<String> shown() {
        RootDocument document = root.document();
        List<String> lines = new ArrayList<>();
        lines.add("root document, version " + document.version());
        lines.add("epoch " + document.epoch() + ", expires " + document.expires()
                + (document.demonstration() ? ", for demonstration only" : ""));
        lines.add("fingerprint " + Fingerprint.shown(root.fingerprint()));
        previous.ifPresentOrElse(
                old -> {
                    lines.add("after root " + old.document().version() + " with fingerprint "
                            + Fingerprint.shown(old.fingerprint()) + ":");
                    lines.addAll(RootChanges.between(old.document(), document));
                },
                () -> lines.addAll(RootChanges.delegationsOf(document)));
        lines.addAll(missing());
        return lines;
    }

    @Override
    public boolean isDemonstration() {
        return root.document().demonstration();
    }

    @Override
    public void requireMaySign(Signer signer) {
        List<Quorum> quorums = root.quorums(previous);
        if (quorums.stream().noneMatch(quorum -> quorum.names(signer.keyId()))) {
            throw new CeremonyException(
                    Finding.CEREMONY_KEY_NOT_DELEGATED,
                    "key " + signer.keyId() + " is none of the root keys that sign root "
                            + root.document().version());
        }
        if (root.isSignedBy(signer.keyId())) {
            throw new CeremonyException(
                    Finding.CEREMONY_SIGNED_ALREADY,
                    "key " + signer.keyId() + " has signed root "
                            + root.document().version() + " already");
        }
    }

    @Override
    public Path sign(Signer signer) {
        DurableFile.write(target, root.signedBy(signer).toBytes());
        return target;
    }

    @Override
    public List<String> missing() {
        // What is in the file now: after signing that is more than was read before.
        RootSigning now = Files.exists(target) ? root.with(SignableFile.rootIn(target)) : root;
        return now.quorums(previous).stream().map(Quorum::shown).toList();
    }
}
