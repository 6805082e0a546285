package dev.airgap.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongIndexTest {

    private static final StoredFile FILE = new StoredFile("a".repeat(64), 3, Encoding.STORED, 3, "a".repeat(64), 1);

    @TempDir
    Path directory;

    @Test
    void streamsAHundredThousandRecords() throws IOException {
        ContentStore store = ContentStore.open(directory);
        Iterator<IndexRecord> records = IntStream.range(0, 100_000)
                .mapToObj(i -> new IndexRecord(BundlePath.of("dir%03d/file%06d".formatted(i / 1000, i)), FILE))
                .iterator();
        IndexWriter.Written written = IndexWriter.write(store, records);
        assertThat(written.summary().files()).isEqualTo(100_000);
        SnapshotDigest snapshot = new SnapshotDigest();
        try (IndexReader reader =
                new IndexReader(store.openContent(written.summary().form()))) {
            reader.forEachRemaining(next -> snapshot.add(next.path(), next.size(), next.sha256()));
        }
        assertThat(snapshot.finish()).isEqualTo(written.snapshotDigest());
    }
}
