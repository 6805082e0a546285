package dev.airgap.fuzz;

import dev.airgap.trust.FileSigner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;

/**
 * Keys that are the same in every run, so that an input that was found once is found again. Their seeds are their numbers:
 * they protect nothing.
 */
final class KnownKey {

    /** PKCS#8 of an Ed25519 key up to its 32 bytes of seed (RFC 8410, section 7). */
    private static final byte[] PKCS8_HEAD = {
        0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20
    };

    private static final int SEED_BYTES = 32;

    private KnownKey() {}

    static FileSigner number(int number, Path folder) throws IOException {
        byte[] pkcs8 = Arrays.copyOf(PKCS8_HEAD, PKCS8_HEAD.length + SEED_BYTES);
        Arrays.fill(pkcs8, PKCS8_HEAD.length, pkcs8.length, (byte) number);
        String pem = "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(pkcs8)
                + "\n-----END PRIVATE KEY-----\n";
        Path file = Files.createTempFile(folder, "key-", ".pem");
        try {
            Files.writeString(file, pem, StandardCharsets.US_ASCII);
            return FileSigner.read(file);
        } finally {
            Files.delete(file);
        }
    }
}
