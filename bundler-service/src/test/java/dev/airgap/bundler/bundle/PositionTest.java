package dev.airgap.bundler.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PositionTest {

    @Test
    void beginsAtOneWithoutAPredecessor() {
        assertThat(Position.after(Optional.empty(), Optional.empty(), "plant-1", 3))
                .isEqualTo(new Position("plant-1", 3, 1, Optional.empty()));
    }

    @Test
    void followsTheLastReleasedBundle() {
        assertThat(Position.after(Optional.of(released(1, 41)), Optional.empty(), "plant-1", 1))
                .isEqualTo(new Position("plant-1", 1, 42, Optional.of("id-of-41")));
    }

    @Test
    void neverUsesTheSequenceOfAManifestThatWasDraftedAndNotReleased() {
        assertThat(Position.after(Optional.of(released(1, 41)), Optional.of(43L), "plant-1", 1))
                .isEqualTo(new Position("plant-1", 1, 44, Optional.of("id-of-41")));
        assertThat(Position.after(Optional.empty(), Optional.of(1L), "plant-1", 1))
                .isEqualTo(new Position("plant-1", 1, 2, Optional.empty()));
    }

    @Test
    void beginsAtOneAgainInANewEpochAndStillKnowsItsPredecessor() {
        assertThat(Position.after(Optional.of(released(1, 41)), Optional.empty(), "plant-1", 2))
                .isEqualTo(new Position("plant-1", 2, 1, Optional.of("id-of-41")));
    }

    @Test
    void namesTheFileBySiteEpochAndSequence() {
        assertThat(new Position("plant-1", 2, 17, Optional.empty()).fileName())
                .isEqualTo("airgap-plant-1-e2-s000017.zip");
    }

    private static ReleasedBundle released(long epoch, long sequence) {
        return new ReleasedBundle(
                "id-of-" + sequence,
                "cycle",
                "plant-1",
                epoch,
                sequence,
                "full",
                Optional.empty(),
                1,
                Optional.empty(),
                "snapshot",
                "digest",
                "file",
                Path.of("file"),
                1,
                "sha",
                false,
                false,
                Instant.EPOCH,
                Optional.empty(),
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
