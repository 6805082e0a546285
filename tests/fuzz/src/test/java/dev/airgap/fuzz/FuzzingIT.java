package dev.airgap.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fuzzes each parser in a process of its own, for as long as {@code -Dfuzz.seconds} says. */
@Execution(ExecutionMode.CONCURRENT)
class FuzzingIT {

    private static final long SECONDS = Long.parseLong(System.getProperty("fuzz.seconds"));
    private static final long START_AND_END = 120;

    @TempDir
    Path folder;

    static Stream<Parser> parsers() {
        String wanted = System.getProperty("fuzz.parsers", "");
        return wanted.isBlank()
                ? Arrays.stream(Parser.values())
                : Arrays.stream(wanted.split(",")).map(Parser::valueOf);
    }

    @ParameterizedTest
    @MethodSource("parsers")
    void findsNothing(Parser parser) throws IOException, InterruptedException {
        Path corpus = corpus(parser);
        Path log = folder.resolve("log");
        Process fuzzer = new ProcessBuilder(command(parser, corpus))
                .directory(Files.createDirectories(folder.resolve("work")).toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(fuzzer.waitFor(SECONDS + START_AND_END, TimeUnit.SECONDS))
                    .as("the fuzzer ends by itself")
                    .isTrue();
        } finally {
            fuzzer.destroyForcibly();
        }
        String said = Files.readString(log);
        assertThat(fuzzer.exitValue()).as(keep(parser) + said).isZero();
        assertThat(said).as("it ran").containsPattern("Done [1-9][0-9]+ runs");
    }

    private List<String> command(Parser parser, Path corpus) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path").replace("::", File.pathSeparator)));
        command.addAll(List.of(
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + Fuzzer.class.getName(),
                "--target_args=" + parser + " " + folder.resolve("scratch"),
                "--instrumentation_includes=dev.airgap.**",
                // What these look for would be found in the fuzzer itself: it opens the files that it is told to.
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.FilePathTraversal",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + File.separator,
                "-max_total_time=" + SECONDS,
                // Of one input. The first one loads classes, on a machine that may be busy.
                "-timeout=60",
                "-max_len=65536",
                "-print_final_stats=1",
                corpus.toString()));
        return command;
    }

    private Path corpus(Parser parser) throws IOException {
        Path corpus = Files.createDirectories(Path.of(System.getProperty("fuzz.corpus"), parser.folder()));
        World world = World.in(folder.resolve("seeds"));
        Files.write(corpus.resolve("seed"), new Seeds(world).of(parser));
        return corpus;
    }

    /** The input that was found, under a name that outlives this test. */
    private String keep(Parser parser) throws IOException {
        StringBuilder kept = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path found : files.filter(file -> file.getFileName().toString().matches("(crash|timeout|oom)-.*"))
                    .toList()) {
                Path target = Path.of(System.getProperty("fuzz.corpus"))
                        .resolveSibling("found")
                        .resolve(parser.folder())
                        .resolve(found.getFileName());
                Files.createDirectories(target.getParent());
                Files.copy(found, target);
                kept.append("found ")
                        .append(target)
                        .append(": copy it to src/test/resources/found/")
                        .append(parser.folder());
            }
        }
        return kept.append('\n').toString();
    }
}
