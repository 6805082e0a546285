package dev.airgap.bundle;

import dev.airgap.bundle.BundleException.Code;
import dev.airgap.zip.Deflation;
import dev.airgap.zip.EntryHeader;
import dev.airgap.zip.StrictZipReader;
import dev.airgap.zip.ZipRefusedException;
import dev.airgap.zip.ZipUnreadableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One pass over entry 2 and all files: the stored hash before inflating, the content hash after. */
final class Extraction {

    /** Stored forms up to this size wait for their hash in memory, larger ones in a temporary file. */
    private static final long IN_MEMORY = 1 << 20;

    static final long MAX_INDEX_BYTES = 1L << 30;

    private final Path file;
    private final StrictZipReader zip;
    private final Manifest manifest;
    private final ContentStore store;
    private final Progress progress;

    Extraction(Path file, StrictZipReader zip, Manifest manifest, ContentStore store, Progress progress) {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest;
        this.store = store;
        this.progress = progress;
    }

    Resulting run(Listing listing) throws IOException {
        try {
            IndexSummary index = manifest.index();
            if (index.form().size() > MAX_INDEX_BYTES || index.form().storedSize() > MAX_INDEX_BYTES) {
                throw refuse(Code.BUNDLE_TOO_LARGE, "the index is larger than " + MAX_INDEX_BYTES + " bytes");
            }
            keep(index.form(), index.form().header(BundlePath.INDEX_ENTRY));
            files(index);
            zip.finish();
            Resulting resulting = listing.write();
            store.sync();
            return resulting;
        } catch (ZipRefusedException e) {
            throw Findings.of(file, e);
        } catch (ZipUnreadableException e) {
            throw Findings.unreadable(file, e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void files(IndexSummary index) throws IOException {
        long files = 0;
        long bytes = 0;
        try (CarriedFiles carried =
                CarriedFiles.of(manifest.kind(), store.open(index.form().sha256()))) {
            while (carried.hasNext()) {
                IndexRecord next = carried.next();
                files++;
                bytes += next.size();
                if (files > index.files() || bytes > index.bytes()) {
                    throw refuse(
                            Code.BUNDLE_INDEX_INVALID, "the index lists more files or bytes than the manifest says");
                }
                keep(next.file(), next.header());
                progress.done(files, index.files());
            }
        }
        if (files != index.files() || bytes != index.bytes()) {
            throw refuse(Code.BUNDLE_INDEX_INVALID, "the index lists fewer files or bytes than the manifest says");
        }
    }

    private void keep(StoredFile expected, EntryHeader header) throws IOException {
        if (expected.storedSize() <= IN_MEMORY) {
            keepSmall(expected, header);
        } else {
            keepLarge(expected, header);
        }
    }

    private void keepSmall(StoredFile expected, EntryHeader header) throws IOException {
        long offset = zip.offset();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) expected.storedSize());
        Digesting digesting = Digesting.into(bytes);
        zip.next(header, digesting);
        requireStored(expected, header, offset, digesting.sha256());
        decode(expected, header, offset, new ByteArrayInputStream(bytes.toByteArray()));
    }

    private void keepLarge(StoredFile expected, EntryHeader header) throws IOException {
        long offset = zip.offset();
        try (PendingBlob stored = store.newBlob()) {
            zip.next(header, stored);
            requireStored(expected, header, offset, stored.finish());
            try (InputStream bytes = Files.newInputStream(stored.path())) {
                decode(expected, header, offset, bytes);
            }
        }
    }

    private void decode(StoredFile expected, EntryHeader header, long offset, InputStream stored) throws IOException {
        if (store.keepsIntact(expected.sha256())) {
            // Decoded all the same: whether a bundle is accepted must not depend on what the reader holds.
            Digesting content = Digesting.into(OutputStream.nullOutputStream());
            Deflation.decode(header, stored, content);
            requireContent(expected, header, offset, content.sha256());
            return;
        }
        try (PendingBlob content = store.newBlob()) {
            Deflation.decode(header, stored, content);
            String actual = content.finish();
            requireContent(expected, header, offset, actual);
            content.commit(actual);
        }
    }

    private void requireContent(StoredFile expected, EntryHeader header, long offset, String actual) {
        if (!actual.equals(expected.sha256())) {
            throw tampered(header, offset, "content digest is " + actual + ", signed is " + expected.sha256());
        }
    }

    private void requireStored(StoredFile expected, EntryHeader header, long offset, String actual) {
        if (!actual.equals(expected.storedSha256())) {
            throw tampered(header, offset, "stored digest is " + actual + ", signed is " + expected.storedSha256());
        }
    }

    private BundleException tampered(EntryHeader header, long offset, String detail) {
        return refuse(Code.BUNDLE_TAMPERED, "entry " + header.name() + " at offset " + offset + ": " + detail);
    }

    private BundleException refuse(Code code, String detail) {
        return new BundleException(code, file.getFileName() + ": " + detail);
    }
}
