package dev.airgap.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private final BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofMinutes(1));

    @Test
    void doublesUpToTheLongestPause() {
        assertThat(backOff.afterRunOf(Duration.ZERO)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backOff.afterRunOf(Duration.ZERO)).isEqualTo(Duration.ofSeconds(2));
        assertThat(backOff.afterRunOf(Duration.ZERO)).isEqualTo(Duration.ofSeconds(4));
        assertThat(backOff.afterRunOf(Duration.ZERO)).isEqualTo(Duration.ofSeconds(5));
        assertThat(backOff.afterRunOf(Duration.ZERO)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void startsOverAfterAStableRun() {
        backOff.afterRunOf(Duration.ZERO);
        backOff.afterRunOf(Duration.ZERO);

        assertThat(backOff.afterRunOf(Duration.ofMinutes(2))).isEqualTo(Duration.ofSeconds(1));
    }
}
