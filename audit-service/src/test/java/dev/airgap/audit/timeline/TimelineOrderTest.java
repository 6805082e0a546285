package dev.airgap.audit.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimelineOrderTest {

    @Test
    void putsAProducersEventsInTheOrderOfTheirNumbersWhateverItsClockSays() {
        TimelineItem first = item("a", "dmz/bundler", 1, 50, null);
        TimelineItem second = item("b", "dmz/bundler", 2, 40, null);

        assertThat(TimelineOrder.of(List.of(second, first))).containsExactly(first, second);
    }

    @Test
    void putsAnEventAfterItsCauseWhateverTheClocksSay() {
        TimelineItem cause = item("a", "dmz/bundler", 7, 50, null);
        TimelineItem effect = item("b", "dmz/rules", 1, 10, "a");

        assertThat(TimelineOrder.of(List.of(effect, cause))).containsExactly(cause, effect);
    }

    @Test
    void goesByTimeWhereNothingElseDecides() {
        TimelineItem early = item("a", "dmz/rules", 9, 10, "from-another-cycle");
        TimelineItem late = item("b", "dmz/bundler", 1, 20, null);

        assertThat(TimelineOrder.of(List.of(late, early))).containsExactly(early, late);
    }

    @Test
    void doesNotDependOnTheOrderInWhichEventsWereLogged() {
        TimelineItem started = item("a", "dmz/bundler", 1, 1, null);
        TimelineItem exported = item("b", "dmz/rules", 1, 2, "a");
        TimelineItem released = item("c", "dmz/bundler", 2, 3, "a");
        TimelineItem drafted = item("d", "dmz/transfer", 1, 0, "c");
        TimelineItem ready = item("e", "dmz/transfer", 2, 4, "b");
        List<TimelineItem> logged = new ArrayList<>(List.of(started, exported, released, drafted, ready));

        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(logged, new Random(seed));
            assertThat(TimelineOrder.of(logged)).containsExactly(started, exported, released, drafted, ready);
        }
    }

    @Test
    void joinsBothZonesByCauseAndThenByTime() {
        TimelineItem sealed = item("a", "dmz/transfer", 1, 10, null);
        TimelineItem departed = item("b", "dmz/transfer", 2, 20, null);
        TimelineItem arrived = item("c", "airgap/transfer", 1, 15, "b");
        TimelineItem activated = item("d", "airgap/importer", 1, 25, null);

        assertThat(TimelineOrder.of(List.of(activated, arrived, departed, sealed)))
                .containsExactly(sealed, departed, arrived, activated);
    }

    @Test
    void showsEventsThatClaimToHaveCausedEachOther() {
        TimelineItem one = item("a", "dmz/bundler", 1, 1, "b");
        TimelineItem other = item("b", "dmz/rules", 1, 2, "a");
        TimelineItem itself = item("c", "dmz/transfer", 1, 3, "c");

        assertThat(TimelineOrder.of(List.of(one, other, itself))).containsExactlyInAnyOrder(one, other, itself);
    }

    private static TimelineItem item(String id, String source, long seq, long second, @Nullable String cause) {
        return new TimelineItem(
                source.replaceAll("/.*", ""),
                source.startsWith("airgap"),
                second,
                Instant.ofEpochSecond(second),
                source,
                seq,
                "type",
                id,
                cause,
                null,
                null,
                null,
                Map.of(),
                null);
    }
}
