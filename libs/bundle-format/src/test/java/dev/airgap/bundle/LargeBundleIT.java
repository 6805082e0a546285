package dev.airgap.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airgap.zip.EntryHeader;
import dev.airgap.zip.Method;
import dev.airgap.zip.SparseOutput;
import dev.airgap.zip.StrictZipWriter;
import dev.airgap.zip.Zeros;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle with a file over 4 GiB: zeros, so that neither the file nor its source takes that much disk. */
class LargeBundleIT {

    private static final int MEBIBYTES = 4097;
    private static final long SIZE = (long) MEBIBYTES << 20;

    /** {@code head -c 4296015872 /dev/zero | sha256sum}. */
    private static final String SHA256 = "829816e339ff597ec3ada4c30fc840d3f2298444169d242952a54bcf3fcd7747";

    private static final long CRC32_OF_ZEROS = 3_332_672_296L;

    @TempDir
    Path directory;

    private BundleFixture bundle;
    private ContentStore relay;
    private StoredFile small;

    @BeforeEach
    void prepare() throws IOException {
        bundle = new BundleFixture(directory.resolve("dmz")).noFiles();
        relay = ContentStore.open(directory.resolve("relay"));
        small = bundle.store.put(new ByteArrayInputStream("behind".getBytes(StandardCharsets.US_ASCII)));
        // Held already, as a hole: what is read is compared with it and not written once more.
        Files.createDirectories(relay.path(SHA256).getParent());
        try (RandomAccessFile held = new RandomAccessFile(relay.path(SHA256).toFile(), "rw")) {
            held.setLength(SIZE);
        }
    }

    @Test
    void aDeflatedFileOfMoreThanFourGibibytesIsCarried() throws IOException {
        StoredFile large;
        try (PendingBlob blob = bundle.store.newBlob()) {
            Zeros.deflated(MEBIBYTES).transferTo(blob);
            String stored = blob.finish();
            blob.commit(stored);
            large = new StoredFile(
                    SHA256, SIZE, Encoding.DEFLATED, Zeros.deflatedSize(MEBIBYTES), stored, CRC32_OF_ZEROS);
        }
        Path zip = bundle.build(bundle.manifest(index(large)));
        assertThat(bundle.read(zip, relay).manifest().index().bytes()).isEqualTo(SIZE + small.size());
        try (ZipFile file = new ZipFile(zip.toFile())) {
            assertThat(file.getEntry("large.bin").getSize()).isEqualTo(SIZE);
        }
    }

    @Test
    void aStoredFileOfMoreThanFourGibibytesIsAcceptedUntilABitBeyondThemIsFlipped() throws IOException {
        StoredFile large = new StoredFile(SHA256, SIZE, Encoding.STORED, SIZE, SHA256, CRC32_OF_ZEROS);
        Path zip = sparse(bundle.manifest(index(large)));
        assertThat(Files.size(zip)).isGreaterThan(SIZE);
        assertThat(filesOf(zip)).containsExactly("large.bin", "small.bin");
        try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "rw")) {
            // Among the zeros: a little before their end, because the entries in front of them moved them up.
            file.seek(SIZE);
            assertThat(file.read()).isZero();
            file.seek(SIZE);
            file.write(1);
        }
        assertThatThrownBy(() -> filesOf(zip))
                .isInstanceOfSatisfying(
                        BundleException.class, e -> assertThat(e.code()).isEqualTo("BUNDLE_TAMPERED"))
                .hasMessageContaining("large.bin");
    }

    private List<String> filesOf(Path zip) throws IOException {
        List<String> files = new ArrayList<>();
        try (BundleReader reader = BundleReader.open(zip)) {
            reader.verify(bundle.root.walk(reader.roots()), BundleFixture.EXPECTATIONS);
            reader.check(Progress.IGNORED)
                    .forEach(entry -> files.add(entry.file().path().value()));
        }
        return files;
    }

    private IndexWriter.Written index(StoredFile large) throws IOException {
        return IndexWriter.write(
                bundle.store,
                List.of(
                                new IndexRecord(BundlePath.of("large.bin"), large),
                                new IndexRecord(BundlePath.of("small.bin"), small))
                        .iterator());
    }

    /** What {@link BundleWriter} writes, with holes for zeros. */
    private Path sparse(Manifest manifest) throws IOException {
        Path zip = bundle.directory.resolve(manifest.fileName());
        StoredFile index = manifest.index().form();
        try (SparseOutput out = new SparseOutput(zip);
                StrictZipWriter writer = new StrictZipWriter(out);
                InputStream indexBytes = bundle.store.open(index.storedSha256());
                InputStream behind = bundle.store.open(small.storedSha256())) {
            add(writer, "bundle.dsse.json", bundle.sign(manifest).toBytes());
            add(writer, "roots.json", bundle.roots());
            writer.add(index.header("index.jsonl"), indexBytes);
            writer.add(new EntryHeader("large.bin", Method.STORED, CRC32_OF_ZEROS, SIZE, SIZE), new Zeros(SIZE));
            writer.add(small.header("small.bin"), behind);
            writer.finish();
        }
        return zip;
    }

    private static void add(StrictZipWriter writer, String name, byte[] content) throws IOException {
        CRC32 crc32 = new CRC32();
        crc32.update(content);
        writer.add(
                new EntryHeader(name, Method.STORED, crc32.getValue(), content.length, content.length),
                new ByteArrayInputStream(content));
    }
}
