package dev.airgap.bundler.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airgap.bundle.Encoding;
import dev.airgap.bundle.IndexSummary;
import dev.airgap.bundle.StoredFile;
import dev.airgap.bundler.snapshot.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BaseChoiceTest {

    private static final String DIGEST = "a".repeat(64);
    private static final Optional<String> SERVED = Optional.of(DIGEST);
    private static final Optional<Snapshot> BASE = Optional.of(new Snapshot(
            "id",
            "plant-1",
            DIGEST,
            new IndexSummary(1, 1, new StoredFile(DIGEST, 1, Encoding.DEFLATED, 1, DIGEST, 1)),
            List.of(),
            Instant.EPOCH,
            false));

    @Test
    void restsOnWhatTheSiteServes() {
        assertThat(new BaseChoice(false, SERVED, BASE, Optional.of(0L), false, new FullEvery(10)).whyFull())
                .isEmpty();
    }

    @Test
    void isFullWhenSomebodyAsksForIt() {
        assertThat(new BaseChoice(true, SERVED, BASE, Optional.of(0L), false, new FullEvery(10)).whyFull())
                .contains(WhyFull.REQUESTED);
    }

    @Test
    void isFullWhileNoReceiptSaysWhatTheSiteHolds() {
        assertThat(new BaseChoice(false, Optional.empty(), Optional.empty(), Optional.of(0L), false, new FullEvery(10))
                        .whyFull())
                .contains(WhyFull.NOTHING_HELD);
    }

    @Test
    void isFullWhenTheSiteServesWhatWasNeverTakenHere() {
        assertThat(new BaseChoice(false, SERVED, Optional.empty(), Optional.of(0L), false, new FullEvery(10)).whyFull())
                .contains(WhyFull.BASE_UNKNOWN);
    }

    @Test
    void isFullAtTheStartOfAnEpoch() {
        assertThat(new BaseChoice(false, SERVED, BASE, Optional.empty(), false, new FullEvery(10)).whyFull())
                .contains(WhyFull.FIRST_OF_EPOCH);
    }

    @Test
    void isFullAfterTheSiteHasRefusedABundle() {
        assertThat(new BaseChoice(false, SERVED, BASE, Optional.of(1L), true, new FullEvery(10)).whyFull())
                .contains(WhyFull.BUNDLE_REFUSED);
    }

    @Test
    void isFullOneTimeInSoMany() {
        assertThat(new BaseChoice(false, SERVED, BASE, Optional.of(8L), false, new FullEvery(10)).whyFull())
                .isEmpty();
        assertThat(new BaseChoice(false, SERVED, BASE, Optional.of(9L), false, new FullEvery(10)).whyFull())
                .contains(WhyFull.FULL_DUE);
    }

    @Test
    void isAlwaysFullWhenEveryOneIsToBe() {
        assertThat(new BaseChoice(false, SERVED, BASE, Optional.of(0L), false, new FullEvery(1)).whyFull())
                .contains(WhyFull.FULL_DUE);
    }

    @Test
    void cannotBeFullMoreOftenThanAlways() {
        assertThatThrownBy(() -> new FullEvery(0)).hasMessageContaining("airgap.bundler.full-every");
    }
}
