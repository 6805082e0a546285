package dev.airgap.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentStoreTest {

    /** Takes no byte, as a full disk. */
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    Path folder;

    @Test
    void leavesNothingOfABlobThatTheDiskDoesNotTake() throws IOException {
        ContentStore store = ContentStore.open(folder.resolve("store"));
        Path part = Files.createSymbolicLink(folder.resolve("store/tmp/blob.part"), FULL);

        assertThatThrownBy(() -> write(new PendingBlob(store, part))).isInstanceOf(IOException.class);

        assertThat(Files.exists(part, LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    @Test
    void removesWhatAKilledProcessLeftHalfWritten() throws IOException {
        Files.createDirectories(folder.resolve("store/tmp"));
        Files.writeString(folder.resolve("store/tmp/blob-1.part"), "half");

        ContentStore.open(folder.resolve("store"));

        assertThat(folder.resolve("store/tmp")).isEmptyDirectory();
    }

    @Test
    void keepsNothingTemporaryBesideWhatItWasGiven() throws IOException {
        ContentStore store = ContentStore.open(folder.resolve("store"));

        StoredFile stored = store.put(
                new ByteArrayInputStream("again and again and again".repeat(9).getBytes(StandardCharsets.UTF_8)));

        assertThat(store.holdsIntact(stored.storedSha256())).isTrue();
        assertThat(store.form(stored.sha256())).contains(stored);
        try (Stream<Path> left = Files.list(folder.resolve("store/tmp"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void keepsWhatIsAskedForWithItsStoredFormAndDeletesTheRest() throws IOException {
        ContentStore store = ContentStore.open(folder.resolve("store"));
        StoredFile kept = put(store, "again and again and again".repeat(9));
        StoredFile gone = put(store, "once more and once more".repeat(9));
        StoredFile small = put(store, "!");

        assertThat(store.keepOnly(Set.of(kept.sha256(), small.sha256()))).isEqualTo(gone.storedSize());

        assertThat(store.form(kept.sha256())).contains(kept);
        assertThat(store.holdsIntact(kept.storedSha256())).isTrue();
        assertThat(store.holdsIntact(small.sha256())).isTrue();
        assertThat(store.form(gone.sha256())).isEmpty();
        assertThat(store.has(gone.storedSha256())).isFalse();
        assertThat(put(store, "once more and once more".repeat(9))).isEqualTo(gone);
        assertThat(store.holdsIntact(gone.storedSha256())).isTrue();
    }

    private static StoredFile put(ContentStore store, String content) throws IOException {
        return store.put(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static void write(PendingBlob blob) throws IOException {
        try (blob) {
            blob.write(new byte[1 << 17], 0, 1 << 17);
        }
    }
}
