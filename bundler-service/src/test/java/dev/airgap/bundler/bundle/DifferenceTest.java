package dev.airgap.bundler.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airgap.bundle.BundlePath;
import dev.airgap.bundle.ContentStore;
import dev.airgap.bundle.IndexRecord;
import dev.airgap.bundle.IndexSummary;
import dev.airgap.bundle.IndexWriter;
import dev.airgap.bundler.snapshot.Snapshot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DifferenceTest {

    private static final Map<String, String> BEFORE = Map.of("av/gone", "1", "av/same", "2", "av/changed", "3");
    private static final Map<String, String> AFTER = Map.of("av/moved", "1", "av/same", "2", "av/changed", "4");

    @TempDir
    Path folder;

    private ContentStore store;

    @BeforeEach
    void aStore() throws IOException {
        store = ContentStore.open(folder.resolve("store"));
    }

    @Test
    void countsWhatIsCarriedAndIsTheSameEachTime() throws IOException {
        Snapshot base = snapshot(BEFORE);
        Snapshot target = snapshot(AFTER);

        IndexSummary changes = Difference.write(store, base, target);

        assertThat(changes.files()).isEqualTo(2);
        assertThat(changes.bytes()).isEqualTo(2);
        assertThat(store.holdsIntact(changes.form().storedSha256())).isTrue();
        assertThat(Difference.write(store, base, target)).isEqualTo(changes);
    }

    @Test
    void carriesNothingWhenNothingChanged() throws IOException {
        Snapshot base = snapshot(BEFORE);

        Basis unchanged = new Basis(base.digest(), Difference.write(store, base, base));

        assertThat(unchanged.index().files()).isZero();
        assertThat(unchanged.isSmallerThan(Basis.nothing(base))).isTrue();
    }

    @Test
    void isNotSmallerWhenEverythingChanged() throws IOException {
        Snapshot base = snapshot(Map.of("av/old", "1"));
        Snapshot target = snapshot(Map.of("av/new", "2"));

        Basis everything = new Basis(base.digest(), Difference.write(store, base, target));

        assertThat(everything.isSmallerThan(Basis.nothing(target))).isFalse();
    }

    @Test
    void isNoneWhenAListingIsGone() throws IOException {
        Snapshot base = snapshot(BEFORE);
        Files.delete(store.path(base.index().form().storedSha256()));

        assertThatThrownBy(() -> Difference.write(store, base, snapshot(AFTER)))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void isNoneWhenAListingIsAnother() throws IOException {
        Snapshot base = snapshot(BEFORE);
        Snapshot other = snapshot(AFTER);
        Files.copy(
                store.path(other.index().form().storedSha256()),
                store.path(base.index().form().storedSha256()),
                StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> Difference.write(store, base, other)).hasMessageContaining(base.digest());
    }

    private Snapshot snapshot(Map<String, String> files) throws IOException {
        List<IndexRecord> records = new ArrayList<>();
        for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
            byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
            records.add(new IndexRecord(BundlePath.of(file.getKey()), store.put(new ByteArrayInputStream(content))));
        }
        IndexWriter.Written index = IndexWriter.write(store, records.iterator());
        return new Snapshot("id", "plant-1", index.snapshotDigest(), index.summary(), List.of(), Instant.EPOCH, false);
    }
}
