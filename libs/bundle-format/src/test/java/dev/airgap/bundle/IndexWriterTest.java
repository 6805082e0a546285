package dev.airgap.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no index may hold is neither written nor read. */
class IndexWriterTest {

    @TempDir
    Path directory;

    private ContentStore store;

    @BeforeEach
    void open() throws IOException {
        store = ContentStore.open(directory.resolve("store"));
    }

    @Test
    void writesNoPathsThatCannotLieBesideEachOther() {
        refusesToWrite("BUNDLE_PATH_INVALID", record("A/b", 1), record("a", 1));
        refusesToWrite("BUNDLE_PATH_INVALID", record("a", 1), record("a/b", 1));
    }

    @Test
    void writesNoMoreThanAnyReaderTakes() throws IOException {
        List<IndexRecord> most = List.of(record("a", IndexSummary.MAX_BYTES - 1), record("b", 1));

        assertThat(IndexWriter.write(store, most.iterator()).summary().bytes()).isEqualTo(IndexSummary.MAX_BYTES);
        refusesToWrite("BUNDLE_TOO_LARGE", record("a", IndexSummary.MAX_BYTES), record("b", 1));
    }

    @Test
    void readsNoChangeOfOnePathTwice() {
        String change = text(new IndexChange.Removed(BundlePath.of("a")).toLine()) + "\n";
        ChangeReader reader = new ChangeReader(stream(change + change));

        assertThat(reader.next().path()).isEqualTo(BundlePath.of("a"));
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(reader::next)
                .withMessageContaining("does not sort after \"a\"");
    }

    @Test
    void saysAfterWhichPathALineCannotBeRead() {
        String line = text(record("a", 1).toLine()) + "\n";

        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> new IndexReader(stream("\n")).hasNext())
                .withMessageContaining("index after its start: an empty line");
        IndexReader reader = new IndexReader(stream(line + "\n"));
        reader.next();
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(reader::hasNext)
                .withMessageContaining("index after a: an empty line");
    }

    private void refusesToWrite(String code, IndexRecord... records) {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> IndexWriter.write(store, List.of(records).iterator()))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
        assertThat(directory.resolve("store/tmp")).isEmptyDirectory();
    }

    private static IndexRecord record(String path, long size) {
        String sha256 = "a".repeat(64);
        return new IndexRecord(BundlePath.of(path), new StoredFile(sha256, size, Encoding.STORED, size, sha256, 1));
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String text(byte[] line) {
        return new String(line, StandardCharsets.US_ASCII);
    }
}
