package dev.airgap.importer;

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
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folders and keys of the site whose relay is tested; also the DMZ's keys, so that tests can build its bundles. */
public final class RelaySite {

    static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");

    private final Path folder;
    private final FileSigner rootKey;
    private final List<FileSigner> approvers;
    private FileSigner releaseKey;
    private TrustedRoot root;

    RelaySite(Path folder) {
        this.folder = folder;
        this.rootKey = newKey();
        this.approvers = List.of(newKey(), newKey());
        this.releaseKey = newKey();
        this.root = root(1, releaseKey);
        try {
            Files.createDirectories(installDirectory());
            Files.write(rootFile(), root.envelopeBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    Path installDirectory() {
        return folder.resolve("install");
    }

    Path rootFile() {
        return folder.resolve("root.dsse.json");
    }

    FileSigner releaseKey() {
        return releaseKey;
    }

    /** Two, and the root asks for both. */
    List<FileSigner> approvers() {
        return approvers;
    }

    TrustedRoot root() {
        return root;
    }

    /** The root holders revoke the release key; returns the key that was revoked. */
    FileSigner rotateReleaseKey() {
        FileSigner revoked = releaseKey;
        releaseKey = newKey();
        root = root(root.document().version() + 1, releaseKey);
        return revoked;
    }

    FileSigner newKey() {
        Path name = folder.resolve(UUID.randomUUID().toString());
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return FileSigner.generate(Algorithm.ED25519, Path.of(name + ".key"), Path.of(name + ".pub"));
    }

    private TrustedRoot root(int version, FileSigner release) {
        RootDocument document = RootDocument.of(
                version,
                1,
                FAR,
                Stream.concat(Stream.of(rootKey, release), approvers.stream())
                        .map(FileSigner::verificationKey)
                        .toList(),
                List.of(
                        new Delegation(Role.ROOT, "*", Set.of(PayloadTypes.ROOT), 1, Set.of(rootKey.keyId())),
                        new Delegation(
                                Role.RELEASE, "plant-1", Set.of(PayloadTypes.BUNDLE), 1, Set.of(release.keyId())),
                        new Delegation(
                                Role.APPROVER,
                                "plant-1",
                                Set.of(PayloadTypes.OVERRIDE),
                                approvers.size(),
                                approvers.stream().map(FileSigner::keyId).collect(Collectors.toSet()))));
        return TrustedRoot.parse(Envelope.sign(PayloadTypes.ROOT, document.toPayload(), List.of(rootKey))
                .toBytes());
    }
}
