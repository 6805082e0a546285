package dev.airgap.local;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line of a child JVM that has to share a small machine with a dozen others. */
final class JavaCommand {

    /** Measured on two cores: C1 alone halves the code cache and starts faster; throughput is not what is scarce here. */
    private static final List<String> SMALL = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=48m",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError");

    private final List<String> command = new ArrayList<>();

    private JavaCommand() {}

    @SafeVarargs
    static JavaCommand of(List<String>... options) {
        JavaCommand java = new JavaCommand();
        java.command.add(Programs.java().toString());
        java.command.addAll(SMALL);
        for (List<String> some : options) {
            java.command.addAll(some);
        }
        return java;
    }

    /** With the class path of this JVM; absolute, because children have working directories of their own. */
    JavaCommand sameClassPath() {
        command.add("-cp");
        command.add(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator)));
        return this;
    }

    List<String> main(String mainClass, String... arguments) {
        command.add(mainClass);
        command.addAll(List.of(arguments));
        return List.copyOf(command);
    }

    List<String> jar(String jar) {
        command.add("-jar");
        command.add(jar);
        return List.copyOf(command);
    }
}
