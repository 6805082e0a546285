package dev.airgap.bundle;

import dev.airgap.zip.EntryHeader;
import dev.airgap.zip.StrictZipReader;
import dev.airgap.zip.ZipUnreadableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.DigestInputStream;

/** The files that a bundle carries, after it was checked whole. They are read again, and verified again, whenever they are asked for. */
public final class BundleContents {

    private static final int IN_MEMORY = 1 << 20;

    private final Path file;
    private final StrictZipReader zip;
    private final Manifest manifest;
    private final long indexOffset;
    private final SecondReading second;

    BundleContents(Path file, StrictZipReader zip, Manifest manifest, long indexOffset) {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest;
        this.indexOffset = indexOffset;
        this.second = new SecondReading(file, zip);
    }

    /** What is done with each file. */
    @FunctionalInterface
    public interface Visitor {

        void visit(Entry entry) throws IOException;
    }

    /** One file. */
    public final class Entry {

        private final IndexRecord entry;
        private final long offset;

        private Entry(IndexRecord entry, long offset) {
            this.entry = entry;
            this.offset = offset;
        }

        public IndexRecord file() {
            return entry;
        }

        /**
         * Writes the content.
         *
         * @throws BundleException if the file is not what it was when it was checked; some bytes may be written then
         * @throws IOException if {@code out} cannot be written
         */
        public void copyTo(OutputStream out) throws IOException {
            try {
                copy(entry.file(), entry.header(), offset, out);
            } catch (ZipUnreadableException e) {
                throw Findings.unreadable(file, e);
            }
        }
    }

    /**
     * Visits every file, sorted by path, in memory that does not grow with their number.
     *
     * @throws BundleException if the index is not what it was when it was checked; some files may be visited then
     */
    public void forEach(Visitor visitor) throws IOException {
        StoredFile index = manifest.index().form();
        EntryHeader header = index.header(BundlePath.INDEX_ENTRY);
        long offset = indexOffset + StrictZipReader.headerSize(header) + index.storedSize();
        try (CarriedFiles records = CarriedFiles.of(manifest.kind(), second.index(index, indexOffset))) {
            while (records.hasNext()) {
                IndexRecord next = records.next();
                visitor.visit(new Entry(next, offset));
                offset +=
                        StrictZipReader.headerSize(next.header()) + next.file().storedSize();
            }
        } catch (UncheckedIOException e) {
            throw Extraction.indexFailure(file, e.getCause());
        }
    }

    private void copy(StoredFile expected, EntryHeader header, long offset, OutputStream out) throws IOException {
        long from = offset + StrictZipReader.headerSize(header);
        DigestInputStream hashing =
                new DigestInputStream(zip.again(from, expected.storedSize()), Digesting.newSha256());
        if (expected.storedSize() > IN_MEMORY) {
            hashing.transferTo(OutputStream.nullOutputStream());
            requireSigned(expected, header, offset, hashing);
            second.decode(expected, header, offset, out);
            return;
        }
        byte[] stored = hashing.readAllBytes();
        requireSigned(expected, header, offset, hashing);
        try (InputStream bytes = new ByteArrayInputStream(stored)) {
            SecondReading.decode(file, header, offset, bytes, out);
        }
    }

    private void requireSigned(StoredFile expected, EntryHeader header, long offset, DigestInputStream hashed) {
        String actual = Digesting.hex(hashed.getMessageDigest());
        if (!actual.equals(expected.storedSha256())) {
            throw Findings.tampered(
                    file,
                    header.name(),
                    offset,
                    "stored digest is now " + actual + ", signed is " + expected.storedSha256());
        }
    }
}
