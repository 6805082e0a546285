package dev.airgap.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published vectors, and ours against them. {@code -Dvectors.write} writes them anew. */
class ConformanceTest {

    private static final Path PUBLISHED = Path.of("../../libs/bundle-format/conformance");

    @TempDir
    Path folder;

    @BeforeAll
    static void writeAnewIfAsked() throws IOException {
        if (System.getProperty("vectors.write") != null) {
            for (String kind : List.of("accepted", "refused")) {
                delete(PUBLISHED.resolve(kind));
            }
            Vectors.writeInto(PUBLISHED);
        }
    }

    static List<Path> vectors() throws IOException {
        return Runner.vectors(PUBLISHED);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void saysOfEveryFileWhatIsExpected(Path vector) throws IOException {
        assertThat(new Runner(new Reference(folder)).run(vector)).isEmpty();
    }

    @Test
    void publishesEveryRecipe() throws IOException {
        Path made = Files.createDirectory(folder.resolve("made"));

        Vectors.writeInto(made);

        assertThat(names(PUBLISHED)).isEqualTo(names(made));
    }

    @Test
    void tellsWhenAnImplementationAcceptsEverything() throws IOException {
        Implementation credulous = new Implementation() {
            @Override
            public void start(Path root, String site, String relayVersion) {}

            @Override
            public Verdict offer(Path file, Optional<Path> override, Instant at) {
                return Verdict.ACCEPTED;
            }
        };

        for (Path vector : vectors()) {
            boolean refused = vector.getParent().endsWith("refused");
            assertThat(new Runner(credulous).run(vector).isEmpty())
                    .as("%s", vector)
                    .isEqualTo(!refused);
        }
    }

    @Test
    void runsAnImplementationThatIsACommand() throws IOException {
        Path script = Files.writeString(
                folder.resolve("refuse.sh"),
                "[ -d \"$1\" ] && [ -f \"$2\" ] && echo refused: BUNDLE_EXPIRED; exit 2\n");
        Runner runner = new Runner(new ExternalCommand(List.of("sh", script.toString())));

        assertThat(runner.run(PUBLISHED.resolve("refused/expired"))).isEmpty();
        assertThat(runner.run(PUBLISHED.resolve("accepted/full")))
                .containsExactly(
                        "full: 1/airgap-plant-1-e1-s000001.zip: expected ACCEPTED, was REFUSED BUNDLE_EXPIRED");
    }

    private static TreeSet<String> names(Path vectors) throws IOException {
        return Runner.vectors(vectors).stream()
                .map(vector -> vectors.relativize(vector).toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
