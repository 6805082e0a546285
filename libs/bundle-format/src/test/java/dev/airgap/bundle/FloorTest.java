package dev.airgap.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.airgap.bundle.BundleException.Code;
import dev.airgap.bundle.Manifest.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FloorTest {

    private static final Instant ISSUED = Instant.parse("2026-03-01T00:00:00Z");
    private static final Floor FLOOR = new Floor(
            2,
            10,
            Optional.of(id('f')),
            Optional.of(id('f')),
            List.of(component(10)),
            Optional.of(ISSUED),
            Optional.of(new Validity(ISSUED, days(30), days(7))));

    @Test
    void admitsTheNextBundle() {
        assertThatCode(() -> admit(bundle(2, 11, days(1), days(31)), days(1))).doesNotThrowAnyException();
    }

    @Test
    void liftsAnOlderNumberWithItsOlderComponentsAndNothingElse() {
        VerifiedBundle older = bundle(2, 9, days(-7), days(31));

        assertRefused(Code.BUNDLE_OLDER, older, days(1));
        assertThatCode(() -> admit(older, days(1), Code.BUNDLE_OLDER)).doesNotThrowAnyException();
        assertRefused(Code.BUNDLE_EXPIRED, older, days(31), Code.BUNDLE_OLDER);
    }

    @Test
    void neverLiftsAnEpochThatRootHoldersHaveEnded() {
        assertRefused(Code.BUNDLE_OLDER, bundle(1, 99, days(1), days(31)), days(1), Code.BUNDLE_OLDER);
    }

    @Test
    void neverLiftsAComponentThatFallsInANewerBundle() {
        assertRefused(
                Code.COMPONENT_LOWERED,
                bundle(2, 11, 9, days(1), days(31)),
                days(1),
                SignedOverride.LIFTABLE.toArray(Code[]::new));
    }

    @Test
    void liftsASequenceJump() {
        VerifiedBundle far = bundle(2, 111, days(1), days(31));

        assertRefused(Code.BUNDLE_SEQUENCE_JUMP, far, days(1));
        assertThatCode(() -> admit(far, days(1), Code.BUNDLE_SEQUENCE_JUMP)).doesNotThrowAnyException();
    }

    @Test
    void judgesTheFutureByTheLaterOfClockAndSignedTime() {
        VerifiedBundle far = bundle(2, 11, days(91), days(200));

        assertRefused(Code.BUNDLE_FROM_THE_FUTURE, far, days(0));
        assertRefused(Code.BUNDLE_FROM_THE_FUTURE, bundle(2, 11, days(91), days(200)), days(-400));
        assertThatCode(() -> admit(bundle(2, 11, days(90), days(200)), days(-400)))
                .doesNotThrowAnyException();
        assertThatCode(() -> admit(far, days(1))).doesNotThrowAnyException();
        assertThatCode(() -> admit(far, days(0), Code.BUNDLE_FROM_THE_FUTURE)).doesNotThrowAnyException();
    }

    @Test
    void doubtsAClockThatAloneHasExpiredEverythingForLong() {
        VerifiedBundle newer = bundle(2, 11, days(7), days(37));

        assertRefused(Code.BUNDLE_EXPIRED, newer, days(120));
        assertRefused(Code.CLOCK_AHEAD_SUSPECTED, newer, days(121));
        assertRefused(Code.CLOCK_AHEAD_SUSPECTED, newer, days(121), Code.BUNDLE_EXPIRED);
        assertThatCode(() -> admit(newer, days(121), Code.CLOCK_AHEAD_SUSPECTED))
                .doesNotThrowAnyException();
    }

    @Test
    void doubtsNoClockForABundleThatDoesNotFollow() {
        VerifiedBundle issuedBefore = bundle(2, 11, days(-1), days(29));

        assertRefused(Code.BUNDLE_EXPIRED, issuedBefore, days(300));
        assertRefused(Code.BUNDLE_EXPIRED, bundle(2, 11, ISSUED, days(29)), days(300));
    }

    @Test
    void doubtsNoClockBeforeTheFirstBundle() {
        Floor none = new Floor(0, 0, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());

        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> none.admit(bundle(2, 1, days(1), days(31)), admission(days(900))))
                .extracting(BundleException::finding)
                .isEqualTo(Code.BUNDLE_EXPIRED);
    }

    @Test
    void believesWhatWasSignedAboutTheTime() {
        Floor later = new Floor(
                2,
                10,
                FLOOR.floorBundleId(),
                FLOOR.activeBundleId(),
                List.of(),
                Optional.of(days(40)),
                FLOOR.validity());

        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> later.admit(bundle(2, 11, days(7), days(37)), admission(days(300))))
                .extracting(BundleException::finding)
                .isEqualTo(Code.BUNDLE_EXPIRED);
    }

    @Test
    void saysRepeatedOfTheActiveBundleHoweverOldItIs() {
        VerifiedBundle active =
                new VerifiedBundle(id('f'), bundle(2, 10, ISSUED, days(30)).manifest(), Set.of());

        assertRefused(Code.BUNDLE_REPEATED, active, days(500));
    }

    @Test
    void nobodyLiftsEquivocation() {
        assertRefused(
                Code.BUNDLE_EQUIVOCATION,
                bundle(2, 10, days(1), days(31)),
                days(1),
                SignedOverride.LIFTABLE.toArray(Code[]::new));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Admission(2, 100, ISSUED, Set.of(Code.BUNDLE_EQUIVOCATION)));
    }

    private static void assertRefused(Code code, VerifiedBundle bundle, Instant clock, Code... lifted) {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> admit(bundle, clock, lifted))
                .satisfies(refusal -> assertThat(refusal.finding()).isEqualTo(code));
    }

    private static void admit(VerifiedBundle bundle, Instant clock, Code... lifted) {
        FLOOR.admit(bundle, admission(clock, lifted));
    }

    private static Admission admission(Instant clock, Code... lifted) {
        return new Admission(2, 100, clock, Set.of(lifted));
    }

    private static Instant days(int days) {
        return ISSUED.plus(Duration.ofDays(days));
    }

    private static VerifiedBundle bundle(long epoch, long sequence, Instant issued, Instant expires) {
        return bundle(epoch, sequence, sequence, issued, expires);
    }

    private static VerifiedBundle bundle(long epoch, long sequence, long version, Instant issued, Instant expires) {
        Manifest manifest = new Manifest(
                Manifest.fileName("plant-1", epoch, sequence),
                "plant-1",
                epoch,
                sequence,
                Manifest.Kind.FULL,
                null,
                null,
                id('a'),
                List.of(component(version)),
                List.of(),
                List.of(),
                new Manifest.Requirements("0.1.0", "0"),
                new Validity(issued, expires, expires),
                null,
                null,
                "test",
                new Manifest.RootsReference(1, 2, id('b')),
                new IndexSummary(0, 0, new StoredFile(id('c'), 0, Encoding.DEFLATED, 2, id('c'), 0)));
        return new VerifiedBundle(Manifest.bundleId(manifest.toPayload()), manifest, Set.of());
    }

    private static Component component(long version) {
        return new Component("av", "clamav", VersionOrder.INTEGER, Long.toString(version), ISSUED);
    }

    private static String id(char digit) {
        return String.valueOf(digit).repeat(64);
    }
}
