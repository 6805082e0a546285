package dev.airgap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaitingTest {

    private final Waiting waiting =
            new Waiting(new Console(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8)));

    @Test
    void looksUntilThereIsAResult() {
        AtomicInteger looks = new AtomicInteger();

        String found = waiting.until(
                Step.BUNDLED,
                Duration.ofSeconds(10),
                () -> looks.incrementAndGet() < 3 ? Optional.empty() : Optional.of("released"),
                () -> "");

        assertThat(found).isEqualTo("released");
    }

    @Test
    void failsTheStepWhenNothingChangesAnyMore() {
        assertThatThrownBy(() -> waiting.until(
                        Step.WRITTEN, Duration.ofMillis(300), Optional::empty, () -> "WRITING 3 of 9 bytes"))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("'written'")
                .hasMessageContaining("WRITING 3 of 9 bytes");
    }

    @Test
    void isPatientWhileSomethingMoves() {
        AtomicInteger looks = new AtomicInteger();

        String found = waiting.until(
                Step.WRITTEN,
                Duration.ofMillis(400),
                () -> looks.incrementAndGet() < 5 ? Optional.empty() : Optional.of("written"),
                () -> looks.get() + " bytes");

        assertThat(found).isEqualTo("written");
    }
}
