package dev.airgap.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hundred thousand files in a heap of 64 MiB: neither side may keep the files, the index or the directory in memory. */
class ManyFilesIT {

    private static final int COUNT = 100_000;

    @TempDir
    Path directory;

    @Test
    void aHundredThousandFilesAreWrittenAndReadInFlatMemory() throws IOException, InterruptedException {
        File output = directory.resolve("output").toFile();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyFiles.class.getName(),
                        directory.resolve("dmz").toString(),
                        Integer.toString(COUNT))
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(output).content(StandardCharsets.UTF_8).endsWith(" " + COUNT + "\n");
        assertThat(process.exitValue()).isZero();
        String name = Manifest.fileName("plant-1", 1, 1);
        try (ZipFile zip = new ZipFile(directory.resolve("dmz").resolve(name).toFile())) {
            assertThat(zip.size()).isEqualTo(COUNT + 3);
        }
    }
}
