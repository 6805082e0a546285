package dev.airgap.kit.keys;

import dev.airgap.trust.FileSigner;
import dev.airgap.trust.TrustedRoot;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads keys and root documents from files. Those that {@code ./airgap up} made are marked, for nobody has kept them
 * secret: only a process that it started itself may use them.
 */
@ApplicationScoped
public class Keys {

    private final boolean startedForDemonstration;

    Keys(@ConfigProperty(name = "airgap.demonstration.launcher") Optional<Long> launcher) {
        this.startedForDemonstration = launcher.isPresent() && launcher.equals(parent());
    }

    /**
     * The key in a PKCS#8 PEM file.
     *
     * @throws DemonstrationKeyException if it is a demonstration key and this is no demonstration
     * @throws dev.airgap.trust.KeyException if it is no key
     * @throws UncheckedIOException if it cannot be read
     */
    public FileSigner signer(Path file) {
        FileSigner signer = FileSigner.read(file);
        refuse(signer.isDemonstration(), file);
        return signer;
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
