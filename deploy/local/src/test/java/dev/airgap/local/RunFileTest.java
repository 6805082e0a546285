package dev.airgap.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.contracts.Zone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {

    @TempDir
    Path folder;

    private final RunFile written = new RunFile(
            "plant-1",
            ProcessHandle.current().pid(),
            "/source",
            "/rules",
            "/root.dsse.json",
            "/ca.pem",
            "/medium",
            "/install",
            "https://localhost:4122",
            List.of(
                    new RunningService("dmz", "bundler", "http://127.0.0.1:20001", null, 42),
                    new RunningService("dmz", "kafka", null, "127.0.0.1:20002", 43)),
            Map.of("dmz", Map.of("operator", "/tokens/operator-olivia.token")));

    @BeforeEach
    void write() {
        written.write(new DataFolder(folder));
    }

    @Test
    void isReadAsItWasWritten() {
        RunFile read = RunFile.read(new DataFolder(folder)).orElseThrow();

        assertThat(read).isEqualTo(written);
        assertThat(read.isRunning()).isTrue();
    }

    @Test
    void ofAZoneAloneKnowsNothingOfTheOther() throws IOException {
        RunFile alone = new RunFile(
                "plant-1",
                1,
                "/source",
                "/rules",
                "/root.dsse.json",
                null,
                "/medium",
                null,
                null,
                List.of(),
                Map.of("dmz", Map.of()));

        alone.write(new DataFolder(folder));

        assertThat(RunFile.read(new DataFolder(folder))).contains(alone);
        assertThat(alone.has(Zone.AIRGAP)).isFalse();
        assertThat(new DataFolder(folder).runFile()).content().doesNotContain("relay");
    }

    @Test
    void isForItsOwnerOnly() throws IOException {
        assertThat(Files.getPosixFilePermissions(new DataFolder(folder).runFile()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
}
