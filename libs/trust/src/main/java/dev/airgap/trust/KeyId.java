package dev.airgap.trust;

/**
 * The name of a public key: the SHA-256 of its SubjectPublicKeyInfo in DER. It is always recomputed from the key; one
 * that was read is only ever a hint at which key to try.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record KeyId(String hex) implements Comparable<KeyId> {

    public KeyId {
        Sha256.parse(hex);
    }

    static KeyId ofSpki(byte[] spkiDer) {
        return new KeyId(Sha256.of(spkiDer).hex());
    }

    @Override
    public int compareTo(KeyId other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
