package dev.airgap.bundle;

import dev.airgap.bundle.BundleException.Code;
import dev.airgap.zip.EntryHeader;
import dev.airgap.zip.StrictZipReader;
import dev.airgap.zip.ZipRefusedException;
import dev.airgap.zip.ZipUnreadableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipException;

/** One pass over entry 2 and all files: the stored hash before inflating, the content hash after. */
final class Extraction {

    /** Stored forms up to this size wait for their hash in memory, larger ones wherever the sink lets them. */
    private static final long IN_MEMORY = 1 << 20;

    static final long MAX_INDEX_BYTES = 1L << 30;

    private final Path file;
    private final StrictZipReader zip;
    private final Manifest manifest;
    private final ContentSink sink;
    private final Progress progress;
    private final SecondReading second;
    private final Meter meter;

    Extraction(Path file, StrictZipReader zip, Manifest manifest, ContentSink sink, Progress progress) {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest;
        this.sink = sink;
        this.progress = progress;
        this.second = new SecondReading(file, zip);
        this.meter = new Meter(progress, zip);
    }

    Resulting run(Listing listing) throws IOException {
        try {
            StoredFile index = manifest.index().form();
            if (index.size() > MAX_INDEX_BYTES || index.storedSize() > MAX_INDEX_BYTES) {
                throw refuse(Code.BUNDLE_TOO_LARGE, "the index is larger than " + MAX_INDEX_BYTES + " bytes");
            }
            long offset = zip.offset();
            keep(index, index.header(BundlePath.INDEX_ENTRY));
            String carried = files(index, offset);
            zip.finish();
            meter.at(zip.offset());
            Resulting resulting = listing.write(carried);
            sink.sync();
            return resulting;
        } catch (ZipRefusedException e) {
            throw Findings.of(file, e);
        } catch (ZipUnreadableException e) {
            throw Findings.unreadable(file, e);
        } catch (UncheckedIOException e) {
            throw indexFailure(file, e.getCause());
        }
    }

    /** The index is not what it was when it was verified, or whoever keeps it cannot be read. */
    static IOException indexFailure(Path file, IOException e) {
        return switch (e) {
            case ZipUnreadableException unreadable -> throw Findings.unreadable(file, unreadable);
            case ZipException damaged ->
                throw Findings.tampered(file, BundlePath.INDEX_ENTRY, 0, "the second reading: " + damaged.getMessage());
            case EOFException cut ->
                throw Findings.tampered(file, BundlePath.INDEX_ENTRY, 0, "the second reading: " + cut.getMessage());
            default -> e;
        };
    }

    /** @return digest of what is carried, which of a full bundle is that of the snapshot */
    private String files(StoredFile form, long offset) throws IOException {
        IndexSummary index = manifest.index();
        SnapshotDigest digest = new SnapshotDigest();
        Optional<InputStream> kept = sink.kept(form.sha256());
        try (CarriedFiles carried =
                CarriedFiles.of(manifest.kind(), kept.orElseGet(() -> second.index(form, offset)))) {
            while (carried.hasNext()) {
                IndexRecord next = carried.next();
                digest.add(next.path(), next.size(), next.sha256());
                if (digest.files() > index.files() || digest.bytes() > index.bytes()) {
                    throw refuse(
                            Code.BUNDLE_INDEX_INVALID, "the index lists more files or bytes than the manifest says");
                }
                keep(next.file(), next.header());
                progress.done(digest.files(), index.files());
            }
        }
        if (digest.files() != index.files() || digest.bytes() != index.bytes()) {
            throw refuse(Code.BUNDLE_INDEX_INVALID, "the index lists fewer files or bytes than the manifest says");
        }
        return digest.finish();
    }

    private void keep(StoredFile expected, EntryHeader header) throws IOException {
        if (expected.storedSize() <= IN_MEMORY) {
            keepSmall(expected, header);
        } else if (expected.encoding() == Encoding.STORED) {
            keepLargeStored(expected, header);
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
        InputStream stored = new ByteArrayInputStream(bytes.toByteArray());
        try (PendingContent content = pending(expected)) {
            SecondReading.decode(file, header, offset, stored, content);
            commit(expected, header, offset, content);
        }
        meter.at(zip.offset());
    }

    /** The stored form is the content. */
    private void keepLargeStored(StoredFile expected, EntryHeader header) throws IOException {
        long offset = zip.offset();
        CRC32 crc32 = new CRC32();
        long count = expected.storedSize();
        try (PendingContent content = pending(expected)) {
            zip.next(header, meter.watching(new CheckedOutputStream(content, crc32), offset, count, count));
            requireStored(expected, header, offset, content.finish());
            if (crc32.getValue() != header.crc32()) {
                throw Findings.tampered(file, header.name(), offset, "CRC-32 does not match");
            }
            content.commit(expected.storedSha256());
        }
    }

    private void keepLarge(StoredFile expected, EntryHeader header) throws IOException {
        long offset = zip.offset();
        long count = expected.storedSize();
        try (PendingContent stored = sink.newBlob()) {
            zip.next(header, meter.watching(stored, offset, count / 2, count));
            requireStored(expected, header, offset, stored.finish());
            try (PendingContent content = pending(expected)) {
                OutputStream watched = meter.watching(content, offset + count / 2, count / 2, expected.size());
                decode(expected, header, offset, stored.reopen(), watched);
                commit(expected, header, offset, content);
            }
        }
    }

    /** Decoded even if it is here already: whether a bundle is accepted must not depend on what the reader holds. */
    private PendingContent pending(StoredFile expected) throws IOException {
        return sink.keepsIntact(expected.sha256()) ? NothingKept.hashed() : sink.newBlob();
    }

    private void decode(
            StoredFile expected, EntryHeader header, long offset, Optional<InputStream> kept, OutputStream content)
            throws IOException {
        if (kept.isEmpty()) {
            second.decode(expected, header, offset, content);
            return;
        }
        try (InputStream stored = kept.get()) {
            SecondReading.decode(file, header, offset, stored, content);
        }
    }

    private void commit(StoredFile expected, EntryHeader header, long offset, PendingContent content)
            throws IOException {
        String actual = content.finish();
        if (!actual.equals(expected.sha256())) {
            throw Findings.tampered(
                    file, header.name(), offset, "content digest is " + actual + ", signed is " + expected.sha256());
        }
        content.commit(actual);
    }

    private void requireStored(StoredFile expected, EntryHeader header, long offset, String actual) {
        if (!actual.equals(expected.storedSha256())) {
            throw Findings.tampered(
                    file,
                    header.name(),
                    offset,
                    "stored digest is " + actual + ", signed is " + expected.storedSha256());
        }
    }

    private BundleException refuse(Code code, String detail) {
        return new BundleException(code, BundlePath.INDEX_ENTRY, file.getFileName() + ": " + detail, null);
    }
}
