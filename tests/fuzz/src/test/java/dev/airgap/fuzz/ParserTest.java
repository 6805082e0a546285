package dev.airgap.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParserTest {

    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void aWorld() throws IOException {
        world = World.in(folder);
    }

    @ParameterizedTest
    @EnumSource
    void acceptsItsSeed(Parser parser) throws IOException {
        assertThat(parser.accepts(new Seeds(world).of(parser), world)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void neverFailsOnACutInput(Parser parser) throws IOException {
        byte[] seed = new Seeds(world).of(parser);
        for (int length = 0; length < seed.length; length += 1 + seed.length / 200) {
            parser.accepts(Arrays.copyOf(seed, length), world);
        }
    }

    /** Inputs that once made this parser fail; the fuzzer's README tells how they get here. */
    @ParameterizedTest
    @EnumSource
    void neverFailsAgainOnWhatWasFound(Parser parser) throws IOException {
        for (Path input : found(parser)) {
            parser.accepts(Files.readAllBytes(input), world);
        }
    }

    private static List<Path> found(Parser parser) throws IOException {
        Path folder = Path.of("src/test/resources/found", parser.folder());
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inputs = Files.list(folder)) {
            return inputs.sorted().toList();
        }
    }
}
