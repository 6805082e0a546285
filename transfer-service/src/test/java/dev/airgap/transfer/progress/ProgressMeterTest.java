package dev.airgap.transfer.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.media.Progress.Phase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressMeterTest {

    private final List<JobStep> seen = new ArrayList<>();
    private long nanos;
    private final ProgressMeter meter = new ProgressMeter(
            100, Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC), () -> nanos, seen::add);

    @Test
    void passesOnTheFirstPieceAndTheLastAndNotEveryOneBetween() {
        meter.startFrom(Phase.WRITING, 0);
        for (int i = 0; i < 100; i++) {
            meter.advanced(Phase.WRITING, 1);
        }

        assertThat(seen)
                .containsExactly(
                        JobStep.of("WRITING", 0, 100), JobStep.of("WRITING", 1, 100), JobStep.of("WRITING", 100, 100));
    }

    @Test
    void countsAFileThatIsCopiedAgainOnce() {
        meter.startFrom(Phase.WRITING, 0);
        meter.advanced(Phase.WRITING, 70);
        meter.startFrom(Phase.WRITING, 0);
        meter.advanced(Phase.WRITING, 100);

        assertThat(seen.getLast()).isEqualTo(JobStep.of("WRITING", 100, 100));
    }

    @Test
    void tellsThePaceAndTheTimeThatIsLeftForWritingAndReadingBack() {
        meter.startFrom(Phase.WRITING, 0);
        nanos = 2_000_000_000L;
        meter.advanced(Phase.WRITING, 20);

        assertThat(seen.getLast().bytesPerSecond()).isEqualTo(10);
        assertThat(seen.getLast().secondsLeft())
                .as("80 to write, 100 to read back")
                .isEqualTo(18);
    }

    @Test
    void learnsNothingFromWhatLayThereBefore() {
        meter.startFrom(Phase.WRITING, 0);
        meter.skipped(Phase.WRITING, 50);

        assertThat(seen.getLast()).isEqualTo(JobStep.of("WRITING", 50, 100));
    }
}
