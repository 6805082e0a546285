package dev.airgap.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateSourceTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080/", "https://updates.example/index.json"})
    void isAUrlAsItWasGiven(String url) {
        assertThat(new UpdateSource(url).isUrl()).isTrue();
        assertThat(new UpdateSource(url)).hasToString(url);
    }

    @Test
    void isElseAFolderWhereverTheServiceRuns() {
        UpdateSource folder = new UpdateSource("patterns");

        assertThat(folder.isUrl()).isFalse();
        assertThat(Path.of(folder.location())).isAbsolute().endsWithRaw(Path.of("patterns"));
    }
}
