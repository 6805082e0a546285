package dev.airgap.crash;

import java.nio.file.Path;
import java.util.List;

/** How the import is started as a process of its own. */
final class ImportCommand {

    /** One thread of everything: what is counted is to be the same in every run. C1 alone starts fastest. */
    static final List<String> JAVA = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            ImportOnce.class.getName());

    private ImportCommand() {}
}
