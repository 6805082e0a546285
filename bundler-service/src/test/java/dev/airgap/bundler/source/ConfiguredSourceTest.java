package dev.airgap.bundler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredSourceTest {

    private record Settings(Optional<Path> directory, Optional<URI> url, Optional<Path> downloads)
            implements SourceConfig {}

    private static final Optional<Path> DIRECTORY = Optional.of(Path.of("/updates"));
    private static final Optional<URI> URL = Optional.of(URI.create("https://updates.example/index.json"));

    @Test
    void takesWhicheverIsSet() {
        assertThat(of(DIRECTORY, Optional.empty())).isInstanceOf(DirectorySource.class);
        assertThat(of(Optional.empty(), URL)).isInstanceOf(HttpIndexSource.class);
    }

    @Test
    void refusesNoneAndBoth() {
        assertThatIllegalStateException()
                .isThrownBy(() -> of(Optional.empty(), Optional.empty()))
                .withMessageContainingAll("source.directory", "source.url", "none is set");
        assertThatIllegalStateException()
                .isThrownBy(() -> of(DIRECTORY, URL))
                .withMessageContainingAll("source.directory", "source.url", "both are set");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///updates/index.json",
                "ftp://updates.example/",
                "updates.example/index.json",
                "https:///index.json",
                "https://user:secret@updates.example/index.json",
                "https://updates.example/index.json?token=secret",
                "https://updates.example/#files"
            })
    void refusesAUrlThatFilesCannotLieBesideWithoutRepeatingIt(String url) {
        assertThatIllegalStateException()
                .isThrownBy(() -> of(Optional.empty(), Optional.of(URI.create(url))))
                .withMessageContaining("airgap.bundler.source.url")
                .withMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "https://updates.example,https://updates.example/index.json",
        "https://updates.example/,https://updates.example/index.json",
        "http://updates.example:81/a/,http://updates.example:81/a/index.json",
        "https://updates.example/a/list.json,https://updates.example/a/list.json"
    })
    void completesTheUrlOfAFolder(URI url, URI index) {
        assertThat(IndexUrl.of(url)).isEqualTo(index);
    }

    private static UpdateSource of(Optional<Path> directory, Optional<URI> url) {
        return ConfiguredSource.of(new Settings(directory, url, Optional.empty()), Path.of("/downloads"), "1");
    }
}
