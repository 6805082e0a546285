package dev.airgap.bundler.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceiptDueTest {

    private static final Instant DEPARTED = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant NEXT_BUNDLE = Instant.parse("2026-03-09T08:00:00Z");

    @Test
    void isWhenTheNextBundleIsExpected() {
        assertThat(new ReceiptDue(Optional.empty()).after(DEPARTED, NEXT_BUNDLE))
                .isEqualTo(NEXT_BUNDLE);
    }

    @Test
    void isSoLongAfterTheDepartureWhenThatIsConfigured() {
        assertThat(new ReceiptDue(Optional.of(Duration.ofDays(2))).after(DEPARTED, NEXT_BUNDLE))
                .isEqualTo(Instant.parse("2026-03-04T08:00:00Z"));
    }

    @Test
    void cannotBeBeforeTheDeparture() {
        assertThatThrownBy(() -> new ReceiptDue(Optional.of(Duration.ZERO)))
                .hasMessageContaining("airgap.cycle.receipt-within");
    }
}
