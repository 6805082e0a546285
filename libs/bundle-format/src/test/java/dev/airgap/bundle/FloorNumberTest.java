package dev.airgap.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.airgap.bundle.Component.Removed;
import dev.airgap.bundle.Component.Withdrawn;
import dev.airgap.bundle.Manifest.Requirements;
import dev.airgap.bundle.Manifest.RootsReference;
import dev.airgap.bundle.Manifest.Validity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What numbers and components decide. A relay stands at epoch 2, sequence 10; the newest root has epoch 2; it jumps at most by 5. */
class FloorNumberTest {

    private static final String SHA = "a".repeat(64);
    private static final String ACTIVE = "1".repeat(64);
    private static final String OTHER = "2".repeat(64);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Floor floor = floor(Optional.of(ACTIVE), Optional.empty(), component("av", "7"));

    @Test
    void admitsTheNextNumberAndAJumpUpToTheLimit() {
        assertThatCode(() -> admit(2, 11)).doesNotThrowAnyException();
        assertThatCode(() -> admit(2, 15)).doesNotThrowAnyException();
        refuses("BUNDLE_SEQUENCE_JUMP", 2, 16);
    }

    @Test
    void refusesANumberBelowTheFloorOrOfAnotherEpochThanTheRoots() {
        refuses("BUNDLE_OLDER", 2, 9);
        refuses("BUNDLE_OLDER", 1, 99);
        refuses("BUNDLE_EPOCH_AHEAD", 3, 1);
    }

    @Test
    void refusesAnEpochThatANewerRootHasLeft() {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> admit(floor, OTHER, manifest(2, 11), 3))
                .satisfies(e -> assertThat(e.code()).isEqualTo("BUNDLE_OLDER"))
                .withMessageContaining("epoch 2 sequence 11")
                .withMessageContaining("the newest root demands epoch 3");
    }

    @Test
    void countsFromTheBeginningInANewEpoch() {
        assertThatCode(() -> admit(floor, OTHER, manifest(3, 5), 3)).doesNotThrowAnyException();
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> admit(floor, OTHER, manifest(3, 6), 3))
                .satisfies(e -> assertThat(e.code()).isEqualTo("BUNDLE_SEQUENCE_JUMP"))
                .withMessageContaining("the floor is 0");
    }

    @Test
    void refusesTheActiveBundleAgainAndAnotherBundleOfItsNumber() {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> admit(floor, ACTIVE, manifest(2, 10), 2))
                .satisfies(e -> assertThat(e.code()).isEqualTo("BUNDLE_REPEATED"));
        refuses("BUNDLE_EQUIVOCATION", 2, 10);
    }

    @Test
    void admitsTheBundleOfTheFloorAgainWhenAnotherOneIsActive() {
        Floor rolledBack = new Floor(
                2, 10, Optional.of(ACTIVE), Optional.of(OTHER), List.of(), Optional.empty(), Optional.empty());

        assertThatCode(() -> admit(rolledBack, ACTIVE, manifest(2, 10), 2)).doesNotThrowAnyException();
    }

    @Test
    void admitsAnyNumberAsTheFirst() {
        Floor none = new Floor(0, 0, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());

        assertThatCode(() -> admit(none, OTHER, manifest(2, 500), 2)).doesNotThrowAnyException();
    }

    @Test
    void refusesThatAComponentDisappearsUnlessThatIsSaid() {
        Manifest without = manifest(2, 11, List.of(), List.of(), List.of());
        Manifest said = manifest(2, 11, List.of(), List.of(new Removed("av", "retired")), List.of());
        Manifest saidOfAnother = manifest(2, 11, List.of(), List.of(new Removed("ips", "retired")), List.of());

        refuses("COMPONENT_DISAPPEARED", without);
        refuses("COMPONENT_DISAPPEARED", saidOfAnother);
        assertThatCode(() -> admit(floor, OTHER, said, 2)).doesNotThrowAnyException();
    }

    @Test
    void refusesThatAComponentFallsUnlessItsVersionWasTakenBack() {
        List<Component> lower = List.of(component("other", "1"), component("av", "6"));

        refuses("COMPONENT_LOWERED", manifest(2, 11, lower, List.of(), List.of()));
        refuses("COMPONENT_LOWERED", manifest(2, 11, lower, List.of(), List.of(new Withdrawn("av", "8", "broken"))));
        refuses("COMPONENT_LOWERED", manifest(2, 11, lower, List.of(), List.of(new Withdrawn("other", "7", "broken"))));
        Manifest said = manifest(2, 11, lower, List.of(), List.of(new Withdrawn("av", "7", "broken")));
        assertThatCode(() -> admit(floor, OTHER, said, 2)).doesNotThrowAnyException();
    }

    @Test
    void admitsAComponentThatStaysOrRises() {
        for (String version : List.of("7", "8")) {
            Manifest manifest =
                    manifest(2, 11, List.of(component("other", "1"), component("av", version)), List.of(), List.of());
            assertThatCode(() -> admit(floor, OTHER, manifest, 2)).doesNotThrowAnyException();
        }
    }

    @Test
    void aClockThatWasSetBackDoesNotTurnTimeBack() {
        Floor signed = floor(Optional.of(ACTIVE), Optional.of(NOON));

        assertThat(signed.now(NOON.minusSeconds(1))).isEqualTo(NOON);
        assertThat(signed.now(NOON.plusSeconds(1))).isEqualTo(NOON.plusSeconds(1));
        assertThat(floor.now(NOON)).isEqualTo(NOON);
    }

    private static Floor floor(Optional<String> active, Optional<Instant> signedTime, Component... components) {
        return new Floor(2, 10, Optional.of(ACTIVE), active, List.of(components), signedTime, Optional.empty());
    }

    private void admit(long epoch, long sequence) {
        admit(floor, OTHER, manifest(epoch, sequence), 2);
    }

    private static void admit(Floor floor, String bundleId, Manifest manifest, long rootEpoch) {
        floor.admit(new VerifiedBundle(bundleId, manifest, Set.of()), new Admission(rootEpoch, 5, NOON, Set.of()));
    }

    private void refuses(String code, long epoch, long sequence) {
        refuses(code, manifest(epoch, sequence));
    }

    private void refuses(String code, Manifest manifest) {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> admit(floor, OTHER, manifest, 2))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    private static Component component(String id, String version) {
        return new Component(id, "clamav", VersionOrder.INTEGER, version, NOON);
    }

    private static Manifest manifest(long epoch, long sequence) {
        return manifest(epoch, sequence, List.of(component("av", "7")), List.of(), List.of());
    }

    private static Manifest manifest(
            long epoch, long sequence, List<Component> components, List<Removed> removed, List<Withdrawn> withdrawn) {
        return new Manifest(
                Manifest.fileName("plant-1", epoch, sequence),
                "plant-1",
                epoch,
                sequence,
                Manifest.Kind.FULL,
                null,
                null,
                SHA,
                components,
                removed,
                withdrawn,
                new Requirements("0", "0"),
                new Validity(NOON, NOON.plusSeconds(60), NOON.plusSeconds(30)),
                null,
                null,
                "test",
                new RootsReference(1, 0, SHA),
                new IndexSummary(0, 0, new StoredFile(SHA, 0, Encoding.DEFLATED, 2, SHA, 0)));
    }
}
