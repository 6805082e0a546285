package dev.airgap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The zip that people take to a desk, unpacked and run as they do. */
class DeskZipIT {

    private static final String HERE = System.getProperty("java.home");

    @TempDir
    Path folder;

    private Path launcher;

    @BeforeEach
    void unpacked() throws Exception {
        Path zip;
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            zip = built.filter(file -> file.toString().endsWith("-desk.zip"))
                    .findFirst()
                    .orElseThrow();
        }
        assertThat(new ProcessBuilder("unzip", "-q", zip.toAbsolutePath().toString(), "-d", folder.toString())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
        try (Stream<Path> unpacked = Files.list(folder)) {
            launcher = unpacked.findFirst().orElseThrow().resolve("bin").resolve("airgap");
        }
    }

    @Test
    void hasEveryCommandThatNeedsNoPipeline() throws Exception {
        for (String command : List.of("media write", "media read", "verify", "bundle ls", "keys generate", "site")) {
            Ended help = run(Map.of("JAVA_HOME", HERE), (command + " --help").split(" "));

            assertThat(help.exitCode()).as(command + help.errors()).isZero();
            assertThat(help.output()).contains("airgap " + command);
        }
    }

    @Test
    void makesAKeyWithoutAnythingElse() throws Exception {
        Path key = folder.resolve("me.pem");

        Ended ended =
                run(Map.of("JAVA_HOME", HERE), "keys", "generate", "--algorithm", "ed25519", "--out", key.toString());

        assertThat(ended.exitCode()).as(ended.errors()).isZero();
        try (Stream<Path> made = Files.list(folder)) {
            assertThat(made.filter(file -> file.getFileName().toString().startsWith("me.pem")))
                    .isNotEmpty();
        }
    }

    @Test
    void saysInTheLanguageOfThePersonWhatToDoNext() throws Exception {
        String[] read = {
            "media",
            "read",
            "--server",
            "http://127.0.0.1:9",
            "--token-file",
            Files.writeString(folder.resolve("token"), "x").toString(),
            "--delivered-by",
            "dora",
            "--seal-number",
            "1",
            folder.toString()
        };

        Ended english = run(Map.of("JAVA_HOME", HERE, "AIRGAP_LANGUAGE", "en"), read);
        Ended japanese = run(Map.of("JAVA_HOME", HERE, "AIRGAP_LANGUAGE", "ja"), read);

        assertThat(english.exitCode()).isEqualTo(3);
        assertThat(english.errors()).contains("SERVICE_UNREACHABLE", "Next: look at --server");
        assertThat(japanese.exitCode()).isEqualTo(3);
        assertThat(japanese.errors()).contains("SERVICE_UNREACHABLE", "次にすること: --server");
    }

    @Test
    void saysWhichJavaIsNeeded() throws Exception {
        Path old = Files.createDirectories(folder.resolve("jdk-17/bin")).resolve("java");
        Files.writeString(old, "#!/bin/sh\necho 'openjdk version \"17.0.9\" 2023-10-17' >&2\n");
        assertThat(old.toFile().setExecutable(true)).isTrue();

        Ended tooOld = run(Map.of("JAVA_HOME", folder.resolve("jdk-17").toString()), "--version");
        Ended none = run(Map.of("JAVA_HOME", folder.resolve("nowhere").toString()), "--version");

        assertThat(tooOld.exitCode()).isEqualTo(4);
        assertThat(tooOld.errors()).contains("Java 21 or newer is needed", "is Java 17", "Java 21 以降が必要です");
        assertThat(none.exitCode()).isEqualTo(4);
        assertThat(none.errors()).contains("there is none");
    }

    @Test
    void runsThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("airgap"), launcher);
        launcher = link;

        assertThat(run(Map.of("JAVA_HOME", HERE), "--version").output()).startsWith("airgap ");
    }

    private record Ended(int exitCode, String output, String errors) {}

    private Ended run(Map<String, String> environment, String... arguments) throws Exception {
        Path output = folder.resolve("out");
        Path errors = folder.resolve("err");
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(output), Files.readString(errors));
    }
}
