package dev.airgap.ruleupdate;

import dev.airgap.trust.Algorithm;
import dev.airgap.trust.Delegation;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.RootDocument;
import dev.airgap.trust.Signer;
import dev.airgap.trust.TrustedRoot;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A root that lets one release key sign bundles and rule updates for one site. */
record SigningSite(String name, Signer root, Signer release, TrustedRoot trusted) {

    static SigningSite at(Path directory, String name) {
        Signer root = key(directory, name + "-root");
        Signer release = key(directory, name + "-release");
        RootDocument document = RootDocument.of(
                1,
                1,
                Instant.parse("2036-01-01T00:00:00Z"),
                List.of(root.verificationKey(), release.verificationKey()),
                List.of(
                        new Delegation(
                                Role.ROOT, Delegation.EVERYWHERE, Set.of(PayloadTypes.ROOT), 1, Set.of(root.keyId())),
                        new Delegation(
                                Role.RELEASE,
                                name,
                                Set.of(PayloadTypes.BUNDLE, PayloadTypes.RULE_UPDATE),
                                1,
                                Set.of(release.keyId()))));
        byte[] envelope = Envelope.sign(PayloadTypes.ROOT, document.toPayload(), List.of(root))
                .toBytes();
        return new SigningSite(name, root, release, TrustedRoot.parse(envelope));
    }

    static Signer key(Path directory, String name) {
        return FileSigner.generate(
                Algorithm.ED25519, directory.resolve(name + ".key"), directory.resolve(name + ".pub"));
    }
}
