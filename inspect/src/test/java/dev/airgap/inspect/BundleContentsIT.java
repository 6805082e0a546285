package dev.airgap.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bundle ls|cat|extract} of the real jar. */
class BundleContentsIT {

    private static final List<String> AT = List.of("--at", "2026-03-01T12:30:00Z");

    @TempDir
    Path directory;

    private Dmz dmz;
    private Station station;

    @BeforeEach
    void openBoth() throws IOException {
        dmz = new Dmz(directory.resolve("dmz"));
        station = Station.in(directory);
    }

    @Test
    void listsAndWritesOutWhatWasVerified() throws Exception {
        Map<String, byte[]> files = files();
        Path bundle = dmz.bundle(files);

        Station.Answer listed = run("ls", bundle, "--json");
        Station.Answer shown = run("cat", bundle, "av/random.bin");

        assertThat(listed.out().lines())
                .hasSize(2)
                .first()
                .asString()
                .matches("\\{\"path\":\"av/random.bin\",\"size\":3000000,\"sha256\":\"[0-9a-f]{64}\"}");
        assertThat(shown.exit()).isZero();
        assertThat(shown.bytes()).isEqualTo(files.get("av/random.bin"));
    }

    @Test
    void extractsIntoANewFolder() throws Exception {
        Map<String, byte[]> files = files();
        Path bundle = dmz.bundle(files);
        Path all = directory.resolve("all");
        Path some = Files.createDirectory(directory.resolve("some"));

        assertThat(run("extract", bundle, "--to", all).exit()).isZero();
        assertThat(run("extract", bundle, "--to", some, "b/text").exit()).isZero();

        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            assertThat(all.resolve(file.getKey())).hasBinaryContent(file.getValue());
        }
        assertThat(filesBelow(some)).containsExactly(some.resolve("b/text"));
        assertThat(run("extract", bundle, "--to", some).exit()).isEqualTo(64);
        assertThat(run("extract", bundle, "--to", directory.resolve("none"), "b/absent")
                        .exit())
                .isEqualTo(64);
        assertThat(directory.resolve("none")).doesNotExist();
    }

    @Test
    void showsNothingOfABundleThatIsRefused() throws Exception {
        Path bundle = dmz.bundle(files());
        Files.write(bundle, new byte[] {0}, StandardOpenOption.APPEND);
        Path target = directory.resolve("target");

        assertThat(List.of(run("ls", bundle), run("cat", bundle, "b/text"), run("extract", bundle, "--to", target)))
                .allSatisfy(answer -> {
                    assertThat(answer.exit()).isEqualTo(2);
                    assertThat(answer.out()).isEmpty();
                    assertThat(answer.err()).contains("BUNDLE_TRAILING_BYTES");
                });
        assertThat(target).doesNotExist();
    }

    /** A large deflated file, a large stored one and small ones, in less memory than a large one has. */
    @Test
    void needsLittleMemoryForALargeBundle() throws Exception {
        Map<String, byte[]> files = new HashMap<>();
        byte[] stored = new byte[40 << 20];
        new Random(7).nextBytes(stored);
        byte[] deflated = new byte[60 << 20];
        for (int i = 0; i < deflated.length; i += 1024) {
            System.arraycopy(stored, i % stored.length, deflated, i, 96);
        }
        files.put("large/stored", stored);
        files.put("large/deflated", deflated);
        for (int i = 0; i < 100; i++) {
            files.put("small/%05d".formatted(i), ("file " + i).getBytes(StandardCharsets.UTF_8));
        }
        Path bundle = dmz.bundle(files);

        assertThat(station.run(List.of("-Xmx32m"), arguments("ls", bundle))
                        .out()
                        .lines())
                .hasSize(102);
    }

    private Station.Answer run(Object... arguments) throws Exception {
        return station.run(List.of("-Xmx64m"), arguments(arguments));
    }

    private List<Object> arguments(Object... arguments) {
        return Stream.of(List.of("bundle"), List.of(arguments), List.of("--root", dmz.rootFile), AT)
                .<Object>flatMap(List::stream)
                .toList();
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).toList();
        }
    }

    private static Map<String, byte[]> files() {
        byte[] random = new byte[3_000_000];
        new Random(7).nextBytes(random);
        return Map.of(
                "av/random.bin", random, "b/text", "some text\n".repeat(50).getBytes(StandardCharsets.UTF_8));
    }
}
