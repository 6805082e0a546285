package dev.airgap.bundle;

import dev.airgap.zip.EntryHeader;

/**
 * One content and the one stored form made of it.
 *
 * @param sha256 digest of the content, 64 lower-case hex digits
 * @param size bytes of content
 * @param storedSize bytes of the stored form
 * @param storedSha256 digest of the stored form; equal to {@code sha256} when stored as it is
 * @param crc32 CRC-32 of the content, unsigned, 32 bits
 */
public record StoredFile(
        String sha256, long size, Encoding encoding, long storedSize, String storedSha256, long crc32) {

    /** @throws IllegalArgumentException if a digest is not 64 lower-case hex digits or a number is out of range */
    public StoredFile {
        if (!isSha256(sha256) || !isSha256(storedSha256)) {
            throw new IllegalArgumentException(
                    "not a SHA-256 in 64 lower-case hex digits: " + sha256 + ", " + storedSha256);
        }
        if (size < 0 || storedSize < 0 || crc32 < 0 || crc32 > 0xFFFFFFFFL) {
            throw new IllegalArgumentException("negative size, or crc32 out of range");
        }
        if (encoding == Encoding.STORED && (size != storedSize || !sha256.equals(storedSha256))) {
            throw new IllegalArgumentException("stored as it is, but stored size or digest differs from the content's");
        }
    }

    /** The header of a zip entry that holds this stored form. */
    public EntryHeader header(String name) {
        return new EntryHeader(name, encoding.method(), crc32, storedSize, size);
    }

    static boolean isSha256(String hex) {
        return hex.length() == 64 && hex.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }
}
