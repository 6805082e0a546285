package dev.airgap.kit.root;

import dev.airgap.trust.Algorithm;
import dev.airgap.trust.Delegation;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.RootDocument;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Root documents of one root key, any version of them. */
final class RootLine {

    private final FileSigner key;

    RootLine(Path folder, String name) {
        key = FileSigner.generate(
                Algorithm.ED25519, folder.resolve(name + ".key.pem"), folder.resolve(name + ".pub.pem"));
    }

    byte[] version(int version) {
        return version(version, "2036-01-01T00:00:00Z");
    }

    byte[] version(int version, String expires) {
        RootDocument document = RootDocument.of(
                version,
                1,
                Instant.parse(expires),
                List.of(key.verificationKey()),
                List.of(new Delegation(
                        Role.ROOT, Delegation.EVERYWHERE, Set.of(PayloadTypes.ROOT), 1, Set.of(key.keyId()))));
        return Envelope.sign(PayloadTypes.ROOT, document.toPayload(), List.of(key))
                .toBytes();
    }
}
