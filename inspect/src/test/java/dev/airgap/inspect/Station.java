package dev.airgap.inspect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The jar, run as on an inspection station: its folders are read-only, nothing can be written as a temporary file, and the
 * environment is empty.
 */
record Station(Path jar, Path readOnly, Path answers) {

    private static final long SECONDS = 60;

    record Answer(int exit, byte[] bytes, String out, String err) {}

    static Station in(Path folder) throws IOException {
        Path readOnly = Files.createDirectories(folder.resolve("read-only"));
        Path answers = Files.createDirectories(folder.resolve("answers"));
        readOnly.toFile().setWritable(false, false);
        return new Station(Path.of("target", "airgap-verify.jar").toAbsolutePath(), readOnly, answers);
    }

    Answer run(Object... arguments) throws Exception {
        return run(List.of("-Xmx64m"), List.of(arguments));
    }

    Answer run(List<String> virtualMachine, List<?> arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(virtualMachine);
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=/nonexistent",
                "-Duser.home=" + readOnly,
                "-jar",
                jar.toString()));
        arguments.forEach(argument -> command.add(argument.toString()));
        Path out = answers.resolve("out");
        Path err = answers.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(readOnly.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("HOME", readOnly.toString());
        Process process = builder.start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("does not end: " + command);
        }
        byte[] bytes = Files.readAllBytes(out);
        return new Answer(process.exitValue(), bytes, new String(bytes, StandardCharsets.UTF_8), Files.readString(err));
    }
}
