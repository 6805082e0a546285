package dev.airgap.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long SECOND = 1_000_000_000L;

    private final Pace pace = new Pace();

    @Test
    void saysNothingBeforeItHasMeasuredLongEnough() {
        pace.add(1_000_000, SECOND / 10);

        assertThat(pace.bytesPerSecond()).isEmpty();
        assertThat(pace.timeFor(1)).isEmpty();
    }

    @Test
    void tellsASteadyPaceAndTheTimeThatIsLeft() {
        for (int second = 0; second < 60; second++) {
            pace.add(500, SECOND);
        }

        assertThat(pace.bytesPerSecond()).hasValue(500);
        assertThat(pace.timeFor(1_001)).contains(Duration.ofSeconds(3));
    }

    @Test
    void noticesAStickThatSlowsDown() {
        for (int second = 0; second < 60; second++) {
            pace.add(1_000, SECOND);
        }
        for (int second = 0; second < 60; second++) {
            pace.add(100, SECOND);
        }

        assertThat(pace.bytesPerSecond().orElseThrow()).isBetween(100L, 130L);
    }

    @Test
    void forgivesOneSlowWrite() {
        for (int second = 0; second < 60; second++) {
            pace.add(1_000, SECOND);
        }
        pace.add(100, SECOND);

        assertThat(pace.bytesPerSecond().orElseThrow()).isGreaterThan(900);
    }

    @Test
    void doesNotDivideByAStickThatStands() {
        pace.add(0, 30 * SECOND);

        assertThat(pace.timeFor(10)).isEmpty();
    }
}
