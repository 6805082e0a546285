package dev.airgap.fuzz;

import dev.airgap.bundle.ContentStore;
import dev.airgap.conformance.KnownKey;
import dev.airgap.trust.Delegation;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.RootDocument;
import dev.airgap.trust.TrustedRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Whom the parsers trust, and where they may write.
 *
 * @param root delegates everything at {@link #SITE}, and the log of {@link #ORIGIN}, to {@code speaker}
 * @param scratch for files that readers want to open
 */
record World(TrustedRoot root, FileSigner rootKey, FileSigner speaker, Path scratch) {

    static final String SITE = "plant-1";
    static final String ORIGIN = "airgap/plant-1/dmz";
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    static World in(Path folder) throws IOException {
        Path scratch = Files.createDirectories(folder);
        FileSigner rootKey = KnownKey.ed25519(1);
        FileSigner speaker = KnownKey.ed25519(2);
        return new World(TrustedRoot.parse(root(1, rootKey, speaker)), rootKey, speaker, scratch);
    }

    /** The input as a file of this name. */
    Path file(String name, byte[] input) throws IOException {
        return Files.write(scratch.resolve(name), input);
    }

    /** What earlier inputs left in it is harmless: everything in it lies under its digest. */
    ContentStore store() throws IOException {
        return ContentStore.open(scratch.resolve("store"));
    }

    static byte[] root(int version, FileSigner rootKey, FileSigner speaker) {
        RootDocument document = RootDocument.of(
                version,
                1,
                NOW.plusSeconds(86_400),
                List.of(rootKey.verificationKey(), speaker.verificationKey()),
                List.of(
                        new Delegation(Role.ROOT, "*", Set.of(PayloadTypes.ROOT), 1, Set.of(rootKey.keyId())),
                        delegation(Role.RELEASE, Set.of(PayloadTypes.BUNDLE, PayloadTypes.RULE_UPDATE), speaker),
                        delegation(Role.TRANSFER, Set.of(PayloadTypes.TRANSFER), speaker),
                        delegation(Role.SITE, Set.of(PayloadTypes.RECEIPT, PayloadTypes.NEED_LIST), speaker)));
        return Envelope.sign(PayloadTypes.ROOT, document.toPayload(), List.of(rootKey))
                .toBytes();
    }

    private static Delegation delegation(Role role, Set<String> payloadTypes, FileSigner key) {
        return new Delegation(role, SITE, payloadTypes, 1, Set.of(key.keyId()));
    }
}
