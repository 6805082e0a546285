package dev.airgap.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagedProcessTest {

    @TempDir
    Path folder;

    private final Queue<String> notices = new ConcurrentLinkedQueue<>();

    @Test
    void startsAChildAgainThatWasKilled() {
        try (ManagedProcess sleeper = run("exec sleep 600")) {
            long pid = sleeper.pid();
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(sleeper.pid()).isNotEqualTo(pid));
            assertThat(notices).anyMatch(notice -> notice.contains("test ended with exit code 137"));
        }
    }

    @Test
    void keepsAHeldChildDownUntilItIsReleased() throws IOException {
        try (ManagedProcess sleeper = run("exec sleep 600")) {
            ProcessHandle first = ProcessHandle.of(sleeper.pid()).orElseThrow();
            Path marker = Files.createFile(ManagedProcess.holdMarker(folder));
            await().atMost(Duration.ofSeconds(10)).until(() -> !first.isAlive());
            await().during(Duration.ofSeconds(2)).until(() -> sleeper.pid() == first.pid());

            Files.delete(marker);

            await().atMost(Duration.ofSeconds(10)).until(() -> sleeper.pid() != first.pid());
        }
    }

    @Test
    void isTheParentOfWhatItStarts() {
        try (ManagedProcess sleeper = run("exec sleep 600")) {
            assertThat(ProcessHandle.of(sleeper.pid()).flatMap(ProcessHandle::parent))
                    .contains(ProcessHandle.current());
        }
    }

    @Test
    void leavesNothingRunningWhenClosed() {
        ManagedProcess sleeper = run("exec sleep 600");
        long pid = sleeper.pid();

        sleeper.close();

        assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false))
                .isFalse();
        assertThat(notices).isEmpty();
    }

    @Test
    void killsAChildThatIgnoresTheRequestToStop() {
        ManagedProcess stubborn = run("trap '' TERM; echo up; while :; do sleep 1; done");
        await().until(() -> Files.readString(folder.resolve("log")).contains("up"));

        stubborn.close();

        assertThat(ProcessHandle.of(stubborn.pid())).isEmpty();
    }

    @Test
    void givesChildrenOnlyTheirOwnEnvironment() throws IOException {
        ManagedProcess child = run("env; exec sleep 600");
        await().until(() -> Files.readString(folder.resolve("log")).contains("ONLY=this"));
        child.close();

        assertThat(Files.readAllLines(folder.resolve("log")))
                .allMatch(line -> line.matches("(ONLY|PWD|OLDPWD|SHLVL|_)=.*"));
    }

    private ManagedProcess run(String script) {
        ProcessSpec spec = new ProcessSpec(
                "test",
                ChildProcesses.dyingWithParent("KILL", List.of("/bin/sh", "-c", script)),
                Map.of("ONLY", "this"),
                folder,
                folder.resolve("log"),
                "TERM",
                Duration.ofSeconds(2));
        return ManagedProcess.start(spec, () -> {}, notices::add);
    }
}
