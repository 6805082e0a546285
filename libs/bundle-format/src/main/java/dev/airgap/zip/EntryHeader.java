package dev.airgap.zip;

/**
 * Everything from which the headers of one entry are derived.
 *
 * @param name printable ASCII, 1 to 1000 characters, segments separated by {@code /}
 * @param method how the stored bytes encode the content
 * @param crc32 CRC-32 of the content, unsigned, 32 bits
 * @param storedSize bytes in the file
 * @param size bytes of content
 */
public record EntryHeader(String name, Method method, long crc32, long storedSize, long size) {

    private static final int MAX_NAME = 1000;

    /** @throws IllegalArgumentException if a value cannot be written in a header */
    public EntryHeader {
        if (name.isEmpty() || name.length() > MAX_NAME || !name.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("entry name is not 1 to 1000 printable ASCII characters: " + name);
        }
        if (crc32 < 0 || crc32 > 0xFFFFFFFFL || storedSize < 0 || size < 0) {
            throw new IllegalArgumentException("entry " + name + ": crc32 or size out of range");
        }
        if (method == Method.STORED && storedSize != size) {
            throw new IllegalArgumentException(
                    "entry " + name + ": stored, but storedSize " + storedSize + " != size " + size);
        }
    }
}
