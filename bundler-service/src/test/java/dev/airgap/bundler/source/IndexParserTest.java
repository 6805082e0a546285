package dev.airgap.bundler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airgap.trust.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexParserTest {

    private static final String SHA = "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9";

    @Test
    void readsWhatThePageDescribes() throws IOException {
        SourceFile file =
                parse(index(file("engine/patterns.bin"))).files().getFirst().toSourceFile();

        assertThat(file.path().value()).isEqualTo("engine/patterns.bin");
        assertThat(file.component()).isEqualTo("engine");
        assertThat(file.size()).isEqualTo(5);
        assertThat(file.sha256()).contains(SHA);
        assertThat(file.published()).isEqualTo("2026-01-01T12:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"schema\":1,\"schema\":1,\"published\":\"2026-01-02T00:00:00Z\",\"files\":[FILE]}",
                "{\"schema\":1.0,\"published\":\"2026-01-02T00:00:00Z\",\"files\":[FILE]}",
                "{\"schema\":99999999999999999999,\"published\":\"2026-01-02T00:00:00Z\",\"files\":[FILE]}",
                "{\"schema\":1,\"published\":\"2026-01-02T01:00:00+01:00\",\"files\":[FILE]}",
                "{\"schema\":1,\"published\":\"yesterday\",\"files\":[FILE]}",
                "{\"schema\":1,\"published\":null,\"files\":[FILE]}",
                "{\"schema\":1,\"published\":\"2026-01-02T00:00:00Z\",\"files\":{}}",
                "{\"schema\":1,\"published\":\"2026-01-02T00:00:00Z\",\"files\":[[]]}",
                "{\"schema\":1,\"published\":\"2026-01-02T00:00:00Z\",\"files\":[FILE",
                "{\"schema\":1,\"published\":\"2026-01-02T00:00:00Z\",\"files\":[FILE]} {}",
                "{\"schema\":1,\"published\":\"2026-01-02T00:00:00Z\",\"files\":[FILE],\"more\":{}}"
            })
    void refusesWhatIsNotAnIndex(String json) {
        assertRefused(json.replace("FILE", file("a")), SourceFault.SOURCE_INDEX_MALFORMED, "docs/http-index.md");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"size\":5','\"size\":-1',size",
        "'\"size\":5','\"size\":\"5\"',size",
        "'\"size\":5','\"size\":5,\"size\":5',size",
        "'\"size\":5','\"length\":5',length",
        "'\"size\":5,','',size",
        "'b94d','B94D',sha256",
        "'b94d','',sha256",
        "'12:00:00Z','12:00:00.000Z',published"
    })
    void refusesAFileThatIsNotDescribedAsItShouldBe(String right, String wrong, String named) {
        assertRefused(index(file("a").replace(right, wrong)), SourceFault.SOURCE_INDEX_MALFORMED, named);
    }

    @Test
    void refusesSizesThatCannotBeAddedUp() {
        String huge = file("a").replace(":5", ":" + Long.MAX_VALUE);

        assertRefused(index(huge + "," + file("b")), SourceFault.SOURCE_INDEX_MALFORMED, "$.files[1].size");
    }

    @Test
    void refusesWhatIsNotUtf8() {
        byte[] json = index(file("a")).getBytes(StandardCharsets.UTF_8);
        json[json.length / 2] = (byte) 0xff;

        assertThatThrownBy(() -> IndexParser.parse(new ByteArrayInputStream(json), Sha256.of(json)))
                .isInstanceOfSatisfying(
                        SourceException.class,
                        e -> assertThat(e.fault()).isEqualTo(SourceFault.SOURCE_INDEX_MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../up", "/root", "a//b", "a b", "con", "bundle.dsse.json", "a/../b", "C:x", ""})
    void refusesAPathThatLeavesTheSourceOrThatNoBundleCarries(String path) {
        assertRefused(index(file(path)), SourceFault.SOURCE_PATH_REFUSED, path);
    }

    @ParameterizedTest
    @CsvSource({"a,a", "a,A", "Engine/x,engine/y", "a/B/x,a/b/y", "a,a/b", "A,a/b", "a/b/c,a/b"})
    void refusesPathsThatNoFolderHoldsSideBySide(String one, String other) {
        assertRefused(
                index(file(one) + "," + file("aa") + "," + file(other)), SourceFault.SOURCE_NAMES_COLLIDE, one, other);
    }

    @Test
    void takesNamesThatOnlyBeginAlike() throws IOException {
        HttpIndex index = parse(index(Stream.of("a-b", "a/x", "a.b", "ab/x", "a/X-y", "A-c/x")
                .map(IndexParserTest::file)
                .collect(Collectors.joining(","))));

        assertThat(index.files())
                .extracting(file -> file.path().value())
                .isSorted()
                .hasSize(6);
    }

    @Test
    void refusesAnIndexWithoutFiles() {
        assertRefused(index(""), SourceFault.SOURCE_EMPTY, "no file");
    }

    private static HttpIndex parse(String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return IndexParser.parse(new ByteArrayInputStream(bytes), Sha256.of(bytes));
    }

    private static String index(String files) {
        return "{\"schema\":1,\"published\":\"2026-01-02T00:00:00Z\",\"files\":[" + files + "]}";
    }

    private static String file(String path) {
        return "{\"path\":\"%s\",\"size\":5,\"sha256\":\"%s\",\"published\":\"2026-01-01T12:00:00Z\"}"
                .formatted(path, SHA);
    }

    private static void assertRefused(String json, SourceFault fault, String... named) {
        assertThatThrownBy(() -> parse(json))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.fault()).isEqualTo(fault))
                .hasMessageContainingAll(named);
    }
}
