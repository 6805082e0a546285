package dev.airgap.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundlePathTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "av/main.cvd", "a/b/c/d/e/f/g/h/i", "_.+~@=-x", "console.txt", "a..b", "com10"})
    void acceptsPlainNames(String path) {
        assertThat(BundlePath.of(path).value()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/etc/passwd",
                "a//b",
                "a/",
                "..",
                "../a",
                "a/../b",
                ".",
                ".hidden",
                "trailing.",
                "a\\b",
                "C:",
                "a b",
                "a\u0000b",
                "ü",
                "con",
                "CON",
                "a/NUL.txt",
                "com1.tar.gz",
                "lpt0",
                "a/b/c/d/e/f/g/h/i/j",
                "a\n",
                "a%2e",
                "bundle.dsse.json",
                "Roots.json",
                "INDEX.jsonl",
                "Index.jsonl/x",
                "roots.json/x",
                "trailing "
            })
    void refusesEverythingElseByName(String path) {
        assertThatThrownBy(() -> BundlePath.of(path)).isInstanceOfSatisfying(PathException.class, e -> {
            assertThat(e.path()).isEqualTo(path);
            assertThat(e.code()).isEqualTo("BUNDLE_PATH_INVALID");
        });
    }

    @Test
    void refusesASegmentOfMoreThanAHundredCharacters() {
        assertThat(BundlePath.of("a".repeat(100)).value()).hasSize(100);
        assertThatThrownBy(() -> BundlePath.of("a".repeat(101))).isInstanceOf(PathException.class);
    }

    @Test
    void refusesPathsThatDifferOnlyInCase() {
        PathSet paths = new PathSet();
        paths.add(BundlePath.of("A/readme"));
        assertThatThrownBy(() -> paths.add(BundlePath.of("a/README"))).isInstanceOf(PathException.class);
    }

    @Test
    void refusesAFileWhereAnotherPathNeedsADirectory() {
        PathSet paths = new PathSet();
        paths.add(BundlePath.of("a"));
        assertThatThrownBy(() -> paths.add(BundlePath.of("A/b"))).isInstanceOf(PathException.class);
    }

    @Test
    void refusesADirectoryWhereAnotherPathIsAFile() {
        PathSet paths = new PathSet();
        paths.add(BundlePath.of("A/b"));
        assertThatThrownBy(() -> paths.add(BundlePath.of("a"))).isInstanceOf(PathException.class);
    }
}
