package dev.airgap.kit.keys;

import dev.airgap.trust.FileSigner;
import dev.airgap.trust.KeyReference;
import dev.airgap.trust.Passphrase;
import dev.airgap.trust.Signer;
import dev.airgap.trust.TrustedRoot;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads keys and root documents from files. Those that {@code ./airgap up} made are marked, for nobody has kept them
 * secret: only a process that it started itself may use them.
 */
@ApplicationScoped
public class Keys {

    private final boolean startedForDemonstration;
    private final Passphrase passphrase;
    private final Map<String, Signer> tokens = new ConcurrentHashMap<>();

    /** @param passphraseFile opens the keys of this service that are encrypted or on a token, unless those name their own */
    Keys(
            @ConfigProperty(name = "airgap.demonstration.launcher") Optional<Long> launcher,
            @ConfigProperty(name = "airgap.keys.passphrase-file") Optional<Path> passphraseFile) {
        this.passphrase = passphraseFile.map(Passphrase::ofFile).orElse(Passphrase.NONE);
        this.startedForDemonstration = launcher.isPresent() && launcher.equals(parent());
    }

    /**
     * The key at a {@link KeyReference}: a PKCS#8 PEM file, encrypted or not, or one on a token.
     *
     * @throws DemonstrationKeyException if it is a demonstration key and this is no demonstration
     * @throws dev.airgap.trust.KeyException if it is no key, or does not open
     * @throws UncheckedIOException if it cannot be read
     */
    public Signer signer(String reference) {
        KeyReference key = KeyReference.parse(reference);
        if (key.isToken()) {
            return tokens.computeIfAbsent(reference, once -> key.open(passphrase));
        }
        Signer signer = key.open(passphrase);
        refuse(signer instanceof FileSigner file && file.isDemonstration(), Path.of(reference));
        return signer;
    }

    /** Whether there is something to open; a token is asked only when it is needed. */
    public boolean isThere(String reference) {
        return KeyReference.parse(reference).isToken() || Files.isReadable(Path.of(reference));
    }

    /**
     * The root document in a file that holds its envelope.
     *
     * @throws DemonstrationKeyException if it names demonstration keys and this is no demonstration
     * @throws dev.airgap.trust.TrustException if it is no root document
     * @throws UncheckedIOException if it cannot be read
     */
    public TrustedRoot root(Path file) {
        TrustedRoot root;
        try {
            root = TrustedRoot.parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the root document cannot be read: " + file, e);
        }
        refuse(root.document().demonstration(), file);
        return root;
    }

    private void refuse(boolean demonstration, Path file) {
        if (demonstration && !startedForDemonstration) {
            throw new DemonstrationKeyException(file);
        }
    }

    private static Optional<Long> parent() {
        return ProcessHandle.current().parent().map(ProcessHandle::pid);
    }
}
