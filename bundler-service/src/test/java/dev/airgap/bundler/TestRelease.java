package dev.airgap.bundler;

import dev.airgap.trust.Algorithm;
import dev.airgap.trust.Delegation;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.RootDocument;
import dev.airgap.trust.TrustedRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A release key, and a root that lets it sign for a site, as files. */
public record TestRelease(Path key, Path root) {

    public static TestRelease in(Path folder, String site) throws IOException {
        return in(folder, site, 1, Instant.parse("2100-01-01T00:00:00Z"));
    }

    public static TestRelease in(Path folder, String site, long epoch, Instant expires) throws IOException {
        FileSigner rootKey =
                FileSigner.generate(Algorithm.ED25519, folder.resolve("root.key"), folder.resolve("root.pub"));
        FileSigner release =
                FileSigner.generate(Algorithm.ED25519, folder.resolve("release.key"), folder.resolve("release.pub"));
        RootDocument document = RootDocument.of(
                1,
                epoch,
                expires,
                List.of(rootKey.verificationKey(), release.verificationKey()),
                List.of(
                        new Delegation(Role.ROOT, "*", Set.of(PayloadTypes.ROOT), 1, Set.of(rootKey.keyId())),
                        new Delegation(Role.RELEASE, site, Set.of(PayloadTypes.BUNDLE), 1, Set.of(release.keyId()))));
        byte[] envelope = Envelope.sign(PayloadTypes.ROOT, document.toPayload(), List.of(rootKey))
                .toBytes();
        return new TestRelease(folder.resolve("release.key"), Files.write(folder.resolve("root.dsse.json"), envelope));
    }

    public TrustedRoot trustedRoot() {
        try {
            return TrustedRoot.parse(Files.readAllBytes(root));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
