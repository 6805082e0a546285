package dev.airgap.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Files that only their owner may read, and random secrets to put into them. */
final class SecretFile {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;

    private SecretFile() {}

    /** 256 random bits in the URL-safe alphabet: fits JSON, URLs, SQL literals and headers unquoted. */
    static String randomSecret() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(SECRET_BYTES));
    }

    static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Reads the secret in {@code file}, after writing a new one when there is none yet. */
    static String readOrCreate(Path file) {
        try {
            if (Files.notExists(file)) {
                write(file, randomSecret());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new LocalException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Replaces {@code file} in one step; nobody but the owner can read it at any time. */
    static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Path temporary = Files.createTempFile(
                    file.getParent(),
                    "." + file.getFileName(),
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(temporary, content.getBytes(StandardCharsets.UTF_8));
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LocalException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
