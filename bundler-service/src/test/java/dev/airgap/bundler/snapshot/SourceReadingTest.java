package dev.airgap.bundler.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airgap.bundle.BundlePath;
import dev.airgap.bundle.Component;
import dev.airgap.bundle.ContentStore;
import dev.airgap.bundle.IndexReader;
import dev.airgap.bundle.IndexRecord;
import dev.airgap.bundle.SnapshotDigest;
import dev.airgap.bundle.VersionOrder;
import dev.airgap.bundler.source.SourceException;
import dev.airgap.bundler.source.SourceFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceReadingTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T08:00:00Z");

    @TempDir
    Path folder;

    private ContentStore store;

    @BeforeEach
    void anEmptyStore() throws IOException {
        store = ContentStore.open(folder.resolve("store"));
    }

    @Test
    void storesEveryFileAndListsItInTheIndex() throws IOException {
        Content content = read(new ListedSource().with("a/x", "hello", MONDAY).with("b", "world", MONDAY));

        List<IndexRecord> index = index(content);
        assertThat(index).extracting(line -> line.path().value()).containsExactly("a/x", "b");
        for (IndexRecord line : index) {
            try (InputStream bytes = store.openContent(line.file())) {
                assertThat(bytes.readAllBytes()).hasSize(5);
            }
        }
        assertThat(content.index().files()).isEqualTo(2);
        assertThat(content.index().bytes()).isEqualTo(10);
    }

    @Test
    void namesTheVersionOfAComponentByItsListing() {
        Content content = read(new ListedSource()
                .with("a/x", "hello", MONDAY)
                .with("a/y", "more", TUESDAY)
                .with("b/z", "other", MONDAY));

        SnapshotDigest listing = new SnapshotDigest();
        index(content).stream()
                .filter(line -> line.path().value().startsWith("a/"))
                .forEach(line -> listing.add(BundlePath.of(line.path().value()), line.size(), line.sha256()));
        assertThat(content.components())
                .first()
                .isEqualTo(new Component(
                        "a", "directory", VersionOrder.NONE, listing.finish().substring(0, 16), TUESDAY));
        assertThat(content.components()).extracting(Component::id).containsExactly("a", "b");
    }

    @Test
    void gathersTheFilesOfAComponentThatDoNotLieTogether() {
        Content content = read(new ListedSource()
                .with("A", "loose", MONDAY)
                .with("b/x", "in a folder", MONDAY)
                .with("c", "loose too", TUESDAY));

        assertThat(content.components()).extracting(Component::id).containsExactly("b", "root");
        assertThat(content.components().getLast().published()).isEqualTo(TUESDAY);
    }

    @Test
    void givesEqualContentAnEqualDigestWhateverItsTimes() {
        Content first = read(new ListedSource().with("a/x", "hello", MONDAY));
        Content second = read(new ListedSource().with("a/x", "hello", TUESDAY));

        assertThat(second.digest()).isEqualTo(first.digest());
    }

    @Test
    void storesKnownContentOnlyOnce() throws IOException {
        read(new ListedSource().with("a/x", "hello hello hello hello", MONDAY));
        long before = blobs();

        read(new ListedSource().with("a/x", "hello hello hello hello", TUESDAY));

        assertThat(blobs()).isEqualTo(before);
    }

    @Test
    void doesNotOpenAFileWhoseContentIsKnown() {
        read(new ListedSource().with("a/x", "hello", MONDAY));
        ListedSource again = new ListedSource().withDigest("b/y", "hello", TUESDAY);

        Content content = read(again);

        assertThat(again.opened()).isZero();
        assertThat(content.index().bytes()).isEqualTo(5);
    }

    @Test
    void opensOneOfManyFilesThatAreEqual() {
        ListedSource source = new ListedSource();
        for (int i = 0; i < 50; i++) {
            source.withDigest("a/" + i, "the same", MONDAY);
        }

        Content content = read(source);

        assertThat(source.opened()).isEqualTo(1);
        assertThat(content.index().files()).isEqualTo(50);
    }

    @Test
    void tellsItsProgressInBytes() {
        List<Long> done = new ArrayList<>();

        SourceReading.of(
                new ListedSource().with("a/x", "hello", MONDAY).with("b", "world!", MONDAY), store, (bytes, total) -> {
                    assertThat(total).isEqualTo(11);
                    done.add(bytes);
                });

        assertThat(done).isSorted().endsWith(11L);
    }

    @Test
    void refusesASourceThatChangedBeforeTheLastFileWasRead() {
        ListedSource source = new ListedSource().with("a/x", "hello", MONDAY).changingMeanwhile();

        assertThatThrownBy(() -> read(source))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.fault()).isEqualTo(SourceFault.SOURCE_CHANGED));
    }

    private Content read(ListedSource source) {
        return SourceReading.of(source, store, (done, total) -> {});
    }

    private List<IndexRecord> index(Content content) {
        List<IndexRecord> lines = new ArrayList<>();
        try (IndexReader reader =
                new IndexReader(store.openContent(content.index().form()))) {
            reader.forEachRemaining(lines::add);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return lines;
    }

    private long blobs() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("store"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
