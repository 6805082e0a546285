package dev.airgap.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexTest {

    private static final StoredFile FILE = new StoredFile("a".repeat(64), 3, Encoding.STORED, 3, "a".repeat(64), 1);

    @TempDir
    Path directory;

    private ContentStore store;

    @BeforeEach
    void prepare() throws IOException {
        store = ContentStore.open(directory);
    }

    @Test
    void findsEveryRecordByItsPathAndNoOther() throws IOException {
        List<IndexRecord> records = IntStream.range(0, 300)
                .mapToObj(i -> new IndexRecord(BundlePath.of("d%03d/%s".formatted(i, "x".repeat(1 + i % 90))), FILE))
                .toList();
        IndexWriter.Written written = IndexWriter.write(store, records.iterator());
        Path index = directory.resolve("index.jsonl");
        try (java.io.InputStream content = store.openContent(written.summary().form())) {
            Files.copy(content, index);
        }
        for (IndexRecord wanted : records) {
            assertThat(IndexLookup.find(index, wanted.path())).contains(wanted);
        }
        for (String absent : List.of("a", "d000", "d150/y", "zzz")) {
            assertThat(IndexLookup.find(index, BundlePath.of(absent))).isEmpty();
        }
    }

    @Test
    void findsTheOnlyRecordAndNoneInNothing() throws IOException {
        BundlePath only = BundlePath.of("b");
        Path index = Files.writeString(directory.resolve("index.jsonl"), line("b"));

        assertThat(IndexLookup.find(index, only)).contains(new IndexRecord(only, FILE));
        assertThat(IndexLookup.find(index, BundlePath.of("a"))).isEmpty();
        assertThat(IndexLookup.find(index, BundlePath.of("c"))).isEmpty();
        assertThat(IndexLookup.find(Files.writeString(index, ""), only)).isEmpty();
    }

    @Test
    void leavesNothingTemporaryBehind() throws IOException {
        IndexWriter.write(
                store, List.of(new IndexRecord(BundlePath.of("a"), FILE)).iterator());
        assertThat(directory.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void refusesToWriteOutOfOrder() {
        Iterator<IndexRecord> records = List.of(
                        new IndexRecord(BundlePath.of("b"), FILE), new IndexRecord(BundlePath.of("a"), FILE))
                .iterator();
        assertThatThrownBy(() -> IndexWriter.write(store, records)).isInstanceOf(PathException.class);
    }

    @Test
    void refusesToReadOutOfOrder() {
        assertRefused("BUNDLE_PATH_INVALID", line("b") + line("a"));
    }

    @Test
    void refusesToReadAPathTwice() {
        assertRefused("BUNDLE_PATH_INVALID", line("a") + line("a"));
    }

    @Test
    void refusesAnUnknownEncoding() {
        assertRefused("BUNDLE_ENCODING_UNKNOWN", line("a").replace("\"stored\"", "\"patch\""));
    }

    @Test
    void refusesAnUnknownMember() {
        assertRefused("BUNDLE_INDEX_INVALID", line("a").replace("{\"path\"", "{\"x\":1,\"path\""));
    }

    @Test
    void refusesALineWithoutAnEnd() {
        assertRefused("BUNDLE_INDEX_INVALID", line("a").strip());
    }

    @Test
    void refusesAnEmptyLine() {
        assertRefused("BUNDLE_INDEX_INVALID", line("a") + "\n");
    }

    @Test
    void refusesAnEndlessLine() {
        assertRefused("BUNDLE_INDEX_INVALID", " ".repeat(5000));
    }

    @Test
    void refusesAPathOutsideTheAllowList() {
        assertRefused("BUNDLE_PATH_INVALID", line("a").replace("\"a\"", "\"../a\""));
    }

    @Test
    void theStoreMakesAStoredFormOnce() throws IOException {
        StoredFile first =
                store.put(new ByteArrayInputStream("again again again again again".getBytes(StandardCharsets.UTF_8)));
        StoredFile second =
                store.put(new ByteArrayInputStream("again again again again again".getBytes(StandardCharsets.UTF_8)));
        assertThat(second).isEqualTo(first);
        assertThat(first.encoding()).isEqualTo(Encoding.DEFLATED);
        assertThat(store.form(first.sha256())).contains(first);
    }

    @Test
    void theStoreMakesALostStoredFormAgain() throws IOException {
        byte[] content = "again again again again again".getBytes(StandardCharsets.UTF_8);
        StoredFile first = store.put(new ByteArrayInputStream(content));
        Files.delete(store.path(first.storedSha256()));
        store.put(new ByteArrayInputStream(content));
        assertThat(store.has(first.storedSha256())).isTrue();
    }

    @Test
    void theStoreForgetsWhatAKilledProcessLeft() throws IOException {
        Files.writeString(directory.resolve("tmp/blob-1.part"), "half");
        ContentStore.open(directory);
        assertThat(directory.resolve("tmp")).isEmptyDirectory();
    }

    private static String line(String path) {
        return new String(new IndexRecord(BundlePath.of(path), FILE).toLine(), StandardCharsets.US_ASCII) + "\n";
    }

    private static void assertRefused(String code, String lines) {
        IndexReader reader = new IndexReader(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> reader.forEachRemaining(next -> {}))
                .isInstanceOfSatisfying(
                        BundleException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
