package dev.airgap.bundle;

import dev.airgap.zip.Deflation;
import dev.airgap.zip.EntryHeader;
import dev.airgap.zip.StrictZipReader;
import dev.airgap.zip.ZipRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;

/**
 * Reads stored forms of a bundle once more, where there is nowhere to keep them in between. A medium may lie the second
 * time, so nothing that is read again is believed before it was hashed again.
 */
final class SecondReading {

    private final Path file;
    private final StrictZipReader zip;

    SecondReading(Path file, StrictZipReader zip) {
        this.file = file;
        this.zip = zip;
    }

    /**
     * Decodes a stored form whose digest was right the first time.
     *
     * @param offset of its header
     */
    void decode(StoredFile expected, EntryHeader header, long offset, OutputStream content) throws IOException {
        long from = offset + StrictZipReader.headerSize(header);
        DigestInputStream stored = new DigestInputStream(zip.again(from, expected.storedSize()), Digesting.newSha256());
        decode(file, header, offset, stored, content);
        requireSame(header.name(), offset, Digesting.hex(stored.getMessageDigest()), expected.storedSha256());
    }

    /** The content of the index, inflated; {@code offset} is that of its header. Ends with an error if it differs. */
    InputStream index(StoredFile form, long offset) {
        EntryHeader header = form.header(BundlePath.INDEX_ENTRY);
        long from = offset + StrictZipReader.headerSize(header);
        InputStream content = Deflation.inflating(zip.again(from, form.storedSize()));
        return new DigestInputStream(content, Digesting.newSha256()) {
            private boolean ended;

            @Override
            public int read(byte[] bytes, int start, int count) throws IOException {
                int read = super.read(bytes, start, count);
                if (read < 0 && !ended) {
                    ended = true;
                    requireSame(header.name(), offset, Digesting.hex(getMessageDigest()), form.sha256());
                }
                return read;
            }
        };
    }

    /** Decodes what was hashed; an error names the offset of the entry in the file. */
    static void decode(Path file, EntryHeader header, long offset, InputStream stored, OutputStream content)
            throws IOException {
        try {
            Deflation.decode(header, stored, content);
        } catch (ZipRefusedException e) {
            throw Findings.tampered(file, header.name(), offset, e.detail());
        }
    }

    private void requireSame(String entry, long offset, String second, String first) {
        if (!second.equals(first)) {
            throw Findings.tampered(
                    file, entry, offset, "read a second time its digest is " + second + ", at first it was " + first);
        }
    }
}
