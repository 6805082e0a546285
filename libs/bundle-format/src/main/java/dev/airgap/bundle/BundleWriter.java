package dev.airgap.bundle;

import dev.airgap.trust.Envelope;
import dev.airgap.trust.Sha256;
import dev.airgap.zip.EntryHeader;
import dev.airgap.zip.Method;
import dev.airgap.zip.StrictZipWriter;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/** Assembles the {@code .zip} of a signed manifest, once. */
public final class BundleWriter {

    private BundleWriter() {}

    /**
     * A bundle that was written and is durable.
     *
     * @param size bytes of the file
     * @param sha256 digest of the file, 64 lower-case hex digits
     */
    public record Written(Path file, long size, String sha256) {}

    /**
     * Writes {@code directory/<manifest's fileName>}: a temporary name, fsync, rename, fsync of the directory. The bytes
     * depend on the envelope, the roots, the index and the stored forms, and on nothing else.
     *
     * @param envelope over a manifest whose index and stored forms are in the store
     * @param roots the bytes that the manifest's roots reference was made of
     * @throws IllegalArgumentException if envelope, roots or index do not belong together
     * @throws BundleException if the manifest or the index is invalid
     * @throws IOException if a stored form is missing in the store or has another size, or on a write error
     */
    public static Written write(Path directory, Envelope envelope, byte[] roots, ContentStore store, Progress progress)
            throws IOException {
        Manifest manifest = Manifest.parse(envelope.payload());
        byte[] head = envelope.toBytes();
        if (head.length > BundleReader.MAX_ENVELOPE) {
            throw new IllegalArgumentException("the envelope is larger than " + BundleReader.MAX_ENVELOPE + " bytes");
        }
        if (!Sha256.of(roots).hex().equals(manifest.roots().sha256())) {
            throw new IllegalArgumentException("the roots are not those that the manifest refers to");
        }
        Path part = Files.createTempFile(directory, ".", ".part");
        try {
            Digesting out = Digesting.into(new BufferedOutputStream(Files.newOutputStream(part), 1 << 16));
            try (out;
                    StrictZipWriter zip = new StrictZipWriter(out)) {
                add(zip, BundlePath.ENVELOPE_ENTRY, head);
                add(zip, BundlePath.ROOTS_ENTRY, roots);
                addFiles(zip, manifest, store, progress);
                zip.finish();
            }
            Durable.syncFile(part);
            Path target = directory.resolve(manifest.fileName());
            Durable.replace(part, target);
            Durable.syncDirectory(directory);
            return new Written(target, out.size(), out.sha256());
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void addFiles(StrictZipWriter zip, Manifest manifest, ContentStore store, Progress progress)
            throws IOException {
        IndexSummary index = manifest.index();
        addBlob(zip, index.form().header(BundlePath.INDEX_ENTRY), index.form(), store);
        long files = 0;
        try (CarriedFiles carried = CarriedFiles.of(manifest.kind(), store.openContent(index.form()))) {
            while (carried.hasNext()) {
                IndexRecord next = carried.next();
                addBlob(zip, next.header(), next.file(), store);
                files++;
                progress.done(files, index.files());
            }
        }
        if (files != index.files()) {
            throw new IllegalArgumentException(
                    "the index has " + files + " records, the manifest says " + index.files());
        }
    }

    private static void addBlob(StrictZipWriter zip, EntryHeader header, StoredFile file, ContentStore store)
            throws IOException {
        try (InputStream stored = store.open(file.storedSha256())) {
            zip.add(header, stored);
        }
    }

    private static void add(StrictZipWriter zip, String name, byte[] content) throws IOException {
        CRC32 crc32 = new CRC32();
        crc32.update(content);
        EntryHeader header = new EntryHeader(name, Method.STORED, crc32.getValue(), content.length, content.length);
        zip.add(header, new ByteArrayInputStream(content));
    }
}
