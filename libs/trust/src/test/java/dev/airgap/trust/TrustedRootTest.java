package dev.airgap.trust;

import static dev.airgap.trust.TestRoots.EXPIRES;
import static dev.airgap.trust.TestRoots.aRoot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airgap.trust.RootException.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The chain of roots: first trust, and each step from one version to the next. */
class TrustedRootTest {

    private final TestSigner alice = TestSigner.ed25519();
    private final TestSigner bob = TestSigner.ed25519();
    private final TestSigner carol = TestSigner.p384();
    private final TestSigner mallory = TestSigner.ed25519();

    private final TrustedRoot first = TrustedRoot.parse(aRoot(2, alice, bob).signedBy(alice, bob));

    @Test
    void trustsAFirstRootThatItsOwnThresholdSigned() {
        byte[] bytes = aRoot(2, alice, bob, carol).signedBy(alice, carol);

        TrustedRoot root = TrustedRoot.parse(bytes);

        assertThat(root.document()).isEqualTo(aRoot(2, alice, bob, carol).document());
        assertThat(root.envelopeBytes()).isEqualTo(bytes);
        assertThat(root.fingerprint()).isEqualTo(Sha256.of(root.document().toPayload()));
    }

    @Test
    void refusesAFirstRootThatTooFewOfItsKeysSigned() {
        refuses(
                Finding.ROOT_UNTRUSTED,
                () -> TrustedRoot.parse(aRoot(2, alice, bob).signedBy(alice)));
        refuses(
                Finding.ROOT_UNTRUSTED,
                () -> TrustedRoot.parse(aRoot(2, alice, bob).signedBy(alice, mallory)));
        refuses(Finding.ROOT_UNTRUSTED, () -> TrustedRoot.parse(aRoot(1, alice).signedBy(mallory)));
    }

    @Test
    void refusesABundleEnvelopePresentedAsARoot() {
        byte[] bytes = Envelope.sign(
                        PayloadTypes.BUNDLE, aRoot(1, alice).document().toPayload(), List.of(alice))
                .toBytes();

        refuses(Finding.ROOT_MALFORMED, () -> TrustedRoot.parse(bytes));
    }

    @Test
    void refusesBytesThatAreNoEnvelope() {
        assertThatThrownBy(() -> TrustedRoot.parse("{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(EnvelopeException.class);
    }

    @Test
    void walksFromRootToRootWhileTheKeysChange() {
        byte[] second = aRoot(1, carol).version(2).epoch(2).signedBy(alice, bob, carol);
        byte[] third = aRoot(2, carol, bob).version(3).epoch(2).signedBy(bob, carol);

        TrustedRoot walked = first.walk(List.of(second, third));

        assertThat(walked.document().version()).isEqualTo(3);
        assertThat(walked.envelopeBytes()).isEqualTo(third);
        assertThat(first.document().version()).isEqualTo(1);
    }

    @Test
    void skipsRootsItHasAlreadyPassed() {
        byte[] second = aRoot(1, carol).version(2).signedBy(alice, bob, carol);
        TrustedRoot trusted = first.walk(List.of(second));

        TrustedRoot walked = trusted.walk(List.of(first.envelopeBytes(), second));

        assertThat(walked.envelopeBytes()).isEqualTo(second);
        assertThat(trusted.walk(List.of())).isSameAs(trusted);
    }

    @Test
    void refusesASuccessorThatTheOldThresholdDidNotSign() {
        refuses(
                Finding.ROOT_UNTRUSTED,
                () -> first.walk(List.of(aRoot(1, carol).version(2).signedBy(alice, carol))));
        refuses(
                Finding.ROOT_UNTRUSTED,
                () -> first.walk(List.of(aRoot(1, mallory).version(2).signedBy(mallory))));
    }

    @Test
    void refusesASuccessorThatItsOwnThresholdDidNotSign() {
        refuses(
                Finding.ROOT_UNTRUSTED,
                () -> first.walk(List.of(aRoot(1, carol).version(2).signedBy(alice, bob))));
    }

    @Test
    void refusesASkippedVersion() {
        refuses(
                Finding.ROOT_VERSION,
                () -> first.walk(List.of(aRoot(2, alice, bob).version(3).signedBy(alice, bob))));
    }

    @Test
    void saysWhichVersionItExpected() {
        assertThatThrownBy(
                        () -> first.walk(List.of(aRoot(2, alice, bob).version(3).signedBy(alice, bob))))
                .hasMessage("Expected root version 2, found 3");
    }

    @Test
    void refusesAnotherRootOfTheTrustedVersion() {
        refuses(Finding.ROOT_FORK, () -> first.walk(List.of(aRoot(1, alice, bob).signedBy(alice, bob))));
    }

    @Test
    void refusesAFallingEpoch() {
        TrustedRoot trusted = TrustedRoot.parse(aRoot(1, alice).epoch(5).signedBy(alice));

        refuses(
                Finding.ROOT_EPOCH,
                () -> trusted.walk(List.of(aRoot(1, alice).version(2).epoch(4).signedBy(alice))));
    }

    @Test
    void refusesToLeaveOrToEnterDemonstrationOnTheWay() {
        TrustedRoot real = TrustedRoot.parse(aRoot(1, alice).signedBy(alice));
        TrustedRoot demonstration =
                TrustedRoot.parse(aRoot(1, alice).demonstration().signedBy(alice));

        refuses(
                Finding.ROOT_UNTRUSTED,
                () -> demonstration.walk(List.of(aRoot(1, alice).version(2).signedBy(alice))));
        refuses(
                Finding.ROOT_UNTRUSTED,
                () -> real.walk(
                        List.of(aRoot(1, alice).demonstration().version(2).signedBy(alice))));
        assertThat(demonstration
                        .walk(List.of(aRoot(1, alice).demonstration().version(2).signedBy(alice)))
                        .document()
                        .version())
                .isEqualTo(2);
    }

    @Test
    void refusesAWholeChainWhenItsLastRootIsBad() {
        byte[] second = aRoot(1, carol).version(2).signedBy(alice, bob, carol);
        byte[] third = aRoot(1, mallory).version(3).signedBy(mallory);

        refuses(Finding.ROOT_UNTRUSTED, () -> first.walk(List.of(second, third)));
    }

    @Test
    void refusesARootThatHasExpired() {
        first.requireNotExpired(EXPIRES.minusMillis(1));
        refuses(Finding.ROOT_EXPIRED, () -> first.requireNotExpired(EXPIRES));
    }

    @Test
    void refusesARootWithAnyBitFlipped() {
        byte[] bytes = aRoot(1, alice).signedBy(alice);
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> TrustedRoot.parse(flipped))
                    .as("bit %d", bit)
                    .isInstanceOf(TrustException.class);
        }
    }

    private static void refuses(Finding finding, ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOfSatisfying(RootException.class, refusal -> {
            assertThat(refusal.finding()).isEqualTo(finding);
            assertThat(refusal.code()).isEqualTo(finding.name());
        });
    }
}
