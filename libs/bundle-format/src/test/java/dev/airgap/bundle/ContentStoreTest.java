package dev.airgap.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
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

        StoredFile stored = store.put(new ByteArrayInputStream(
                "again and again and again".repeat(9).getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        assertThat(store.holdsIntact(stored.storedSha256())).isTrue();
        assertThat(store.form(stored.sha256())).contains(stored);
        try (Stream<Path> left = Files.list(folder.resolve("store/tmp"))) {
            assertThat(left).isEmpty();
        }
    }

    private static void write(PendingBlob blob) throws IOException {
        try (blob) {
            blob.write(new byte[1 << 17], 0, 1 << 17);
        }
    }
}
