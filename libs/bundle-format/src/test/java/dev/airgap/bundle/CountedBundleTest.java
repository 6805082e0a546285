package dev.airgap.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.airgap.zip.EntryHeader;
import dev.airgap.zip.Method;
import dev.airgap.zip.StrictZipWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles whose manifest, index and files are each well-formed and signed, and do not agree about what there is. */
class CountedBundleTest {

    @TempDir
    Path directory;

    private BundleFixture bundle;

    private ContentStore target;

    @BeforeEach
    void prepare() throws IOException {
        bundle = new BundleFixture(directory.resolve("dmz"));
        target = ContentStore.open(directory.resolve("relay"));
    }

    @Test
    void readsWhatIsCountedRight() throws IOException {
        Manifest manifest = bundle.manifest();

        assertThat(refusalOf(manifest)).isEmpty();
    }

    @Test
    void refusesAnIndexThatListsMoreOrFewerThanTheManifestSays() throws IOException {
        Manifest honest = bundle.manifest();
        IndexSummary index = honest.index();
        for (IndexSummary lie : List.of(
                new IndexSummary(index.files() - 1, index.bytes(), index.form()),
                new IndexSummary(index.files() + 1, index.bytes(), index.form()),
                new IndexSummary(index.files(), index.bytes() - 1, index.form()),
                new IndexSummary(index.files(), index.bytes() + 1, index.form()))) {
            assertThat(refusalOf(with(honest, lie))).as("%s", lie).isEqualTo("BUNDLE_INDEX_INVALID");
        }
    }

    @Test
    void refusesMoreThanAnyReaderTakesAndNotOneLess() throws IOException {
        Manifest honest = bundle.manifest();
        StoredFile form = honest.index().form();
        long files = IndexSummary.MAX_FILES;
        long bytes = IndexSummary.MAX_BYTES;

        assertThat(refusalOf(with(honest, new IndexSummary(files, bytes, form))))
                .isEqualTo("BUNDLE_INDEX_INVALID");
        assertThat(refusalOf(with(honest, new IndexSummary(files + 1, 0, form))))
                .isEqualTo("BUNDLE_TOO_LARGE");
        assertThat(refusalOf(with(honest, new IndexSummary(0, bytes + 1, form))))
                .isEqualTo("BUNDLE_TOO_LARGE");
    }

    @Test
    void refusesAnIndexLargerThanAnyReaderTakes() throws IOException {
        Manifest honest = bundle.manifest();
        StoredFile form = honest.index().form();
        long over = Extraction.MAX_INDEX_BYTES + 1;
        StoredFile large = new StoredFile(
                form.sha256(), over, form.encoding(), form.storedSize(), form.storedSha256(), form.crc32());
        StoredFile largeStored =
                new StoredFile(form.sha256(), form.size(), form.encoding(), over, form.storedSha256(), form.crc32());

        for (StoredFile lie : List.of(large, largeStored)) {
            Manifest manifest = with(honest, new IndexSummary(3, honest.index().bytes(), lie));
            Path zip = write(with(honest, honest.index()), manifest, bundle.roots());
            try (BundleReader reader = BundleReader.open(zip)) {
                reader.verify(bundle.root.walk(reader.roots()), BundleFixture.EXPECTATIONS);
                assertThatExceptionOfType(BundleException.class)
                        .isThrownBy(() -> reader.extract(target, HeldSnapshots.NONE, Progress.IGNORED))
                        .satisfies(e -> assertThat(e.code()).isEqualTo("BUNDLE_TOO_LARGE"));
            }
        }
    }

    @Test
    void refusesAContentThatIsNotTheSignedOneWhetherItIsHeldOrNot() throws IOException {
        StoredFile honest = put("alert ".repeat(50));
        StoredFile other = put("other");
        StoredFile lie = new StoredFile(
                other.sha256(),
                honest.size(),
                honest.encoding(),
                honest.storedSize(),
                honest.storedSha256(),
                honest.crc32());
        Manifest manifest = listing(lie);

        assertThat(messageOf(manifest)).contains("content digest is " + honest.sha256());
        hold("other");
        assertThat(messageOf(manifest)).contains("content digest is " + honest.sha256());
    }

    @Test
    void keepsALargeContentAndRefusesAnotherInItsPlace() throws IOException {
        byte[] noise = new byte[(1 << 20) + 1];
        new Random(6).nextBytes(noise);
        byte[] content = new byte[noise.length + 1000];
        System.arraycopy(noise, 0, content, 0, noise.length);
        StoredFile large = bundle.store.put(new ByteArrayInputStream(content));
        StoredFile lie = new StoredFile(
                put("other").sha256(),
                large.size(),
                large.encoding(),
                large.storedSize(),
                large.storedSha256(),
                large.crc32());

        bundle.read(bundle.build(listing(large)), target);

        assertThat(large.encoding()).isEqualTo(Encoding.DEFLATED);
        assertThat(target.holdsIntact(large.sha256())).isTrue();
        assertThat(messageOf(listing(lie))).contains("content digest is " + large.sha256());
    }

    @Test
    void refusesStoredBytesThatAreNotTheSignedOnesHoweverManyTheyAre() throws IOException {
        byte[] noise = new byte[(1 << 20) + 1];
        new Random(5).nextBytes(noise);
        for (byte[] content : List.of(new byte[] {1}, noise)) {
            StoredFile honest = bundle.store.put(new ByteArrayInputStream(content));
            Path zip = bundle.build(listing(honest));
            byte[] bytes = Files.readAllBytes(zip);
            int at = bytes.length - content.length / 2 - 200;
            bytes[content.length == 1 ? indexOfStored(bytes) : at] ^= 1;
            Files.write(zip, bytes);

            assertThatExceptionOfType(BundleException.class)
                    .isThrownBy(() -> bundle.read(zip, target))
                    .satisfies(e -> assertThat(e.code()).isEqualTo("BUNDLE_TAMPERED"))
                    .withMessageContaining("stored digest is");
        }
        assertThat(directory.resolve("relay/tmp")).isEmptyDirectory();
    }

    private StoredFile put(String text) throws IOException {
        return bundle.store.put(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private void hold(String text) throws IOException {
        try (PendingBlob held = target.newBlob()) {
            held.write(text.getBytes(StandardCharsets.US_ASCII));
            held.commit(held.finish());
        }
    }

    private Manifest listing(StoredFile file) throws IOException {
        return bundle.manifest(IndexWriter.write(
                bundle.store,
                List.of(new IndexRecord(BundlePath.of("file"), file)).iterator()));
    }

    private static int indexOfStored(byte[] zip) {
        String text = new String(zip, StandardCharsets.ISO_8859_1);
        return text.indexOf("file\u0001") + 4;
    }

    private String messageOf(Manifest manifest) throws IOException {
        Path zip = bundle.build(manifest);
        try {
            bundle.read(zip, target);
            return "";
        } catch (BundleException refused) {
            assertThat(refused.code()).isEqualTo("BUNDLE_TAMPERED");
            return String.valueOf(refused.getMessage());
        }
    }

    private String refusalOf(Manifest manifest) throws IOException {
        Path zip = write(bundle.manifest(), manifest, bundle.roots());
        try {
            bundle.read(zip, target);
            return "";
        } catch (BundleException refused) {
            return refused.code();
        }
    }

    /** The files of one manifest under the signature of another. */
    private Path write(Manifest files, Manifest signed, byte[] roots) throws IOException {
        Path zip = directory.resolve(signed.fileName());
        try (OutputStream out = Files.newOutputStream(zip);
                StrictZipWriter writer = new StrictZipWriter(out)) {
            add(writer, "bundle.dsse.json", bundle.sign(signed).toBytes());
            add(writer, "roots.json", roots);
            StoredFile form = files.index().form();
            add(writer, form.header("index.jsonl"), form);
            try (IndexReader index = new IndexReader(bundle.store.openContent(form))) {
                while (index.hasNext()) {
                    IndexRecord next = index.next();
                    add(writer, next.header(), next.file());
                }
            }
            writer.finish();
        }
        return zip;
    }

    private void add(StrictZipWriter writer, EntryHeader header, StoredFile file) throws IOException {
        try (InputStream stored = bundle.store.open(file.storedSha256())) {
            writer.add(header, stored);
        }
    }

    private static void add(StrictZipWriter writer, String name, byte[] content) throws IOException {
        CRC32 crc32 = new CRC32();
        crc32.update(content);
        writer.add(
                new EntryHeader(name, Method.STORED, crc32.getValue(), content.length, content.length),
                new ByteArrayInputStream(content));
    }

    private Manifest with(Manifest of, IndexSummary index) {
        return bundle.manifest(new IndexWriter.Written(index, of.snapshotDigest()));
    }
}
