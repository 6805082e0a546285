package dev.airgap.conformance;

import dev.airgap.trust.FileSigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Keys that are the same in every run: their secrets are their numbers, so they protect nothing. A refusal that was found
 * with one stays reproducible.
 */
public final class KnownKey {

    /** PKCS#8 of an Ed25519 key up to its 32 bytes of seed (RFC 8410, section 7). */
    private static final String ED25519_HEAD = "302e020100300506032b657004220420";

    /** PKCS#8 of a P-384 key up to its 48 bytes of secret (RFC 5915, RFC 5958). */
    private static final String P384_HEAD = "304e020100301006072a8648ce3d020106052b8104002204373035020101" + "0430";

    private KnownKey() {}

    /** @param number 1 to 127 */
    public static FileSigner ed25519(int number) {
        return read(ED25519_HEAD, 32, number);
    }

    /** @param number 1 to 127 */
    public static FileSigner p384(int number) {
        return read(P384_HEAD, 48, number);
    }

    private static FileSigner read(String head, int secretBytes, int number) {
        byte[] prefix = HexFormat.of().parseHex(head);
        byte[] pkcs8 = Arrays.copyOf(prefix, prefix.length + secretBytes);
        Arrays.fill(pkcs8, prefix.length, pkcs8.length, (byte) number);
        String pem = "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(pkcs8)
                + "\n-----END PRIVATE KEY-----\n";
        try {
            Path file = Files.createTempFile("key-", ".pem");
            try {
                Files.writeString(file, pem, StandardCharsets.US_ASCII);
                return FileSigner.read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
