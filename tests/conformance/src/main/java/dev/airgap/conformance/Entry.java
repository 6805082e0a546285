package dev.airgap.conformance;

import dev.airgap.bundle.Encoding;
import dev.airgap.bundle.StoredFile;
import dev.airgap.trust.Sha256;
import dev.airgap.zip.Deflation;
import dev.airgap.zip.EntryHeader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * One zip entry.
 *
 * @param file what the index says of it
 * @param stored what lies in the zip
 */
record Entry(String name, StoredFile file, byte[] stored) {

    static Entry stored(String name, byte[] content) {
        String sha256 = Sha256.of(content).hex();
        return new Entry(
                name,
                new StoredFile(sha256, content.length, Encoding.STORED, content.length, sha256, crc32(content)),
                content);
    }

    static Entry deflated(String name, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(bytes, Deflation.deflater())) {
            deflating.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return deflated(name, content, bytes.toByteArray());
    }

    /** @param stored any deflate stream, whatever it inflates to */
    static Entry deflated(String name, byte[] content, byte[] stored) {
        return new Entry(
                name,
                new StoredFile(
                        Sha256.of(content).hex(),
                        content.length,
                        Encoding.DEFLATED,
                        stored.length,
                        Sha256.of(stored).hex(),
                        crc32(content)),
                stored);
    }

    /** The same entry with other bytes in the zip; the index goes on saying what it said. */
    Entry holding(byte[] other) {
        return new Entry(name, file, other);
    }

    EntryHeader header() {
        return file.header(name);
    }

    private static long crc32(byte[] content) {
        CRC32 crc32 = new CRC32();
        crc32.update(content);
        return crc32.getValue();
    }
}
