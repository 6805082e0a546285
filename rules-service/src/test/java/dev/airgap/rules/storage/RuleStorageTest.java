package dev.airgap.rules.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.airgap.trust.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleStorageTest {

    private static final byte[] BYTES = {1, 2, 3};

    @TempDir
    Path directory;

    @Test
    void countsAndHashesWhatItReceives() throws IOException {
        RuleStorage storage = new RuleStorage(directory);

        assertThat(storage.receive("v1", new ByteArrayInputStream(BYTES), 3))
                .isEqualTo(new ReceivedFile(3, Sha256.of(BYTES)));
        assertThat(storage.incoming("v1")).hasBinaryContent(BYTES);
    }

    @Test
    void keepsNothingOfAFileThatIsTooLong() throws IOException {
        RuleStorage storage = new RuleStorage(directory);

        assertThatExceptionOfType(TooManyBytesException.class)
                .isThrownBy(() -> storage.receive("v1", new ByteArrayInputStream(BYTES), 2));
        assertThat(incoming()).isEmpty();
    }

    @Test
    void keepsNothingOfAFileThatBreaksOff() throws IOException {
        RuleStorage storage = new RuleStorage(directory);
        InputStream breaks = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("cable pulled");
            }
        };

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> storage.receive("v1", breaks, 9));
        assertThat(incoming()).isEmpty();
    }

    @Test
    void keepsAnUpdateOnceHoweverOftenItIsTold() throws IOException {
        RuleStorage storage = new RuleStorage(directory);
        storage.receive("v1", new ByteArrayInputStream(BYTES), 9);

        storage.keep("v1", "id");
        storage.keep("v1", "id");
        storage.discard("v1");

        assertThat(storage.update("id")).hasBinaryContent(BYTES);
        assertThat(incoming()).isEmpty();
    }

    @Test
    void forgetsAfterACrashWhatNobodyWaitsFor() throws IOException {
        RuleStorage before = new RuleStorage(directory);
        before.receive("waits", new ByteArrayInputStream(BYTES), 9);
        before.receive("unrecorded", new ByteArrayInputStream(BYTES), 9);
        Files.write(directory.resolve("incoming/cut.part"), BYTES);

        new RuleStorage(directory).discardAllBut(Set.of("waits"));

        assertThat(incoming()).containsExactly("waits.dsru");
    }

    private Stream<String> incoming() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("incoming"))) {
            return files.map(path -> path.getFileName().toString()).toList().stream();
        }
    }
}
