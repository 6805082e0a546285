package dev.airgap.cli.keys;

import dev.airgap.cli.enrolment.Terminal;
import dev.airgap.cli.roots.CeremonyException;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.KeyException;
import dev.airgap.trust.KeyReference;
import dev.airgap.trust.Passphrase;
import dev.airgap.trust.Signer;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The key to sign with. */
final class KeyOptions {

    private final Terminal terminal;

    @Option(
            names = "--key",
            required = true,
            paramLabel = "KEY",
            description = "The private key: a PEM file, or a pkcs11: URI that names a key on a token.")
    private String key = "";

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "Its first line is the passphrase or PIN. Without it, it is asked on the terminal if needed.")
    private @Nullable Path passphraseFile;

    KeyOptions(Terminal terminal) {
        this.terminal = terminal;
    }

    /** @throws CeremonyException CEREMONY_KEY when the key cannot be used */
    Signer open() {
        Passphrase passphrase = passphraseFile == null
                ? what -> terminal.askSecret("Passphrase of " + what + ": ")
                : Passphrase.ofFile(passphraseFile);
        try {
            return KeyReference.parse(key).open(passphrase);
        } catch (KeyException | UncheckedIOException e) {
            throw new CeremonyException(
                    CeremonyException.Finding.CEREMONY_KEY, "cannot use the key " + key + ": " + e.getMessage(), e);
        }
    }

    /** @throws CeremonyException CEREMONY_DEMONSTRATION when the key may not sign what this root is about */
    static void requireSameKind(Signer signer, boolean demonstration) {
        // A token does not say what its keys were made for; a file does.
        if (signer instanceof FileSigner file && file.isDemonstration() != demonstration) {
            throw new CeremonyException(
                    CeremonyException.Finding.CEREMONY_DEMONSTRATION,
                    "key " + signer.keyId() + (demonstration ? " is not" : " is")
                            + " a demonstration key, and the root document "
                            + (demonstration ? "is for demonstration" : "is not"));
        }
    }
}
