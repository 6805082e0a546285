package dev.airgap.bundler.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.contracts.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SituationTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
    private static final Assessment UPDATED = new Assessment(Standing.UPDATED, null, null, null);
    private static final Assessment REJECTED = new Assessment(Standing.REJECTED, "BUNDLE_EXPIRED", "too old", null);

    @Test
    void saysNothingBeforeAnythingIsKnown() {
        assertThat(new Situation(null, null, null).assess(NOW)).isEmpty();
    }

    @Test
    void standsAsItsNewestClosedCycleEnded() {
        assertThat(new Situation(REJECTED, null, TOMORROW).assess(NOW)).contains(REJECTED);
    }

    @Test
    void isOverdueWhenNoMediumHasLeftInTime() {
        Optional<Assessment> assessment = new Situation(UPDATED, null, YESTERDAY).assess(NOW);

        assertThat(assessment).hasValueSatisfying(overdue -> {
            assertThat(overdue.standing()).isEqualTo(Standing.OVERDUE);
            assertThat(overdue.code()).isEqualTo("NOTHING_CARRIED");
            assertThat(overdue.overdueSince()).isEqualTo(YESTERDAY);
        });
    }

    @Test
    void isOverdueFromTheVeryMoment() {
        assertThat(new Situation(null, null, NOW).assess(NOW)).isPresent();
        assertThat(new Situation(null, null, NOW).assess(NOW.minusNanos(1))).isEmpty();
    }

    @Test
    void saysFirstThatAReceiptIsMissing() {
        Optional<Assessment> assessment = new Situation(UPDATED, NOW.minus(Duration.ofDays(2)), YESTERDAY).assess(NOW);

        assertThat(assessment).hasValueSatisfying(overdue -> {
            assertThat(overdue.code()).isEqualTo("RECEIPT_OVERDUE");
            assertThat(overdue.overdueSince()).isEqualTo(NOW.minus(Duration.ofDays(2)));
        });
    }
}
