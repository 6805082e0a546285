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

    /** @throws KeyException for an empty reference, or a {@code pkcs11:} URI that does not name a key */
    public static KeyReference parse(String text) {
        if (text.isBlank()) {
            throw new KeyException("A key reference is a path or a pkcs11: URI");
        }
        KeyReference reference = new KeyReference(text);
        if (reference.isToken()) {
            Pkcs11Uri.parse(text);
        }
        return reference;
    }

    /**
     * Opens the key.
     *
     * @throws KeyException for anything but a key that can be used, and when a passphrase is missing or wrong
     * @throws java.io.UncheckedIOException when the file cannot be read
     */
    public Signer open(Passphrase passphrase) {
        return isToken()
                ? TokenSigner.open(Pkcs11Uri.parse(text), passphrase)
                : FileSigner.read(Path.of(text), passphrase);
    }

    /** Whether the key is on a token, and not in a file that could be replaced meanwhile. */
    public boolean isToken() {
        return text.startsWith(Pkcs11Uri.SCHEME);
    }

    /** A reference holds no secret: a PIN in it is refused. */
    @Override
    public String toString() {
        return text;
    }
}
