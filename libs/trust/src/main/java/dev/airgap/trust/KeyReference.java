package dev.airgap.trust;

import java.nio.file.Path;

/**
 * Where a private key is: the path of a PKCS#8 PEM file, encrypted or not, or a {@code pkcs11:} URI (RFC 7512) that names a
 * key on a token.
 */
public final class KeyReference {

    private final String text;

    private KeyReference(String text) {
        this.text = text;
    }

    /** @throws KeyException for an empty reference */
    public static KeyReference parse(String text) {
        if (text.isBlank()) {
            throw new KeyException("A key reference is a path or a pkcs11: URI");
        }
        return new KeyReference(text);
    }

    /**
     * Opens the key.
     *
     * @throws KeyException for anything but a key that can be used, and when a passphrase is missing or wrong
     * @throws java.io.UncheckedIOException when the file cannot be read
     */
    public Signer open(Passphrase passphrase) {
        return FileSigner.read(Path.of(text));
    }

    @Override
    public String toString() {
        return text;
    }
}
