package dev.airgap.importer.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldContentTest {

    private static final Instant OLD = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant BEFORE = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant YOUNG = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void isObsoleteOnceTheDmzKnowsOfALaterOne() {
        assertThat(HeldContent.firstObsolete(List.of(held("a", 1), reported("b", 2), served("c", 3)), BEFORE))
                .contains("a");
    }

    @Test
    void isWhatTheDmzMayStillBuildOn() {
        assertThat(HeldContent.firstObsolete(List.of(reported("a", 1), held("b", 2), served("c", 3)), BEFORE))
                .isEmpty();
        assertThat(HeldContent.firstObsolete(List.of(held("a", 1), served("b", 2)), BEFORE))
                .isEmpty();
    }

    @Test
    void isServedHoweverOldItIs() {
        assertThat(HeldContent.firstObsolete(List.of(served("a", 1), reported("b", 2)), BEFORE))
                .isEmpty();
    }

    @Test
    void staysForItsTime() {
        HeldContent young = new HeldContent("a", 1, YOUNG, false, false);

        assertThat(HeldContent.firstObsolete(List.of(young, reported("b", 2)), BEFORE))
                .isEmpty();
    }

    @Test
    void staysWhileALaterSnapshotHasTheSame() {
        assertThat(HeldContent.firstObsolete(List.of(held("a", 1), reported("b", 2), served("a", 3)), BEFORE))
                .isEmpty();
        assertThat(HeldContent.firstObsolete(List.of(held("a", 1), held("a", 2), reported("b", 3)), BEFORE))
                .contains("a");
    }

    @Test
    void isObsoleteEvenIfItWasNeverServed() {
        assertThat(HeldContent.firstObsolete(List.of(held("staged", 0), reported("b", 2)), BEFORE))
                .contains("staged");
    }

    private static HeldContent held(String digest, long number) {
        return new HeldContent(digest, number, OLD, false, false);
    }

    private static HeldContent reported(String digest, long number) {
        return new HeldContent(digest, number, OLD, true, false);
    }

    private static HeldContent served(String digest, long number) {
        return new HeldContent(digest, number, OLD, false, true);
    }
}
