package dev.airgap.trust;

import static dev.airgap.trust.TestRoots.aRoot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airgap.trust.UntrustedException.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may sign what for whom. */
class DelegatedVerificationTest {

    private static final byte[] PAYLOAD = "{\"site\":\"plant-1\"}".getBytes(StandardCharsets.UTF_8);

    private final TestSigner rootKey = TestSigner.ed25519();
    private final TestSigner releaseA = TestSigner.ed25519();
    private final TestSigner releaseB = TestSigner.p384();
    private final TestSigner plant1 = TestSigner.ed25519();
    private final TestSigner plant2 = TestSigner.ed25519();
    private final TestSigner stranger = TestSigner.ed25519();

    private final TrustedRoot root = TrustedRoot.parse(aRoot(1, rootKey)
            .delegating(Role.RELEASE, "*", PayloadTypes.BUNDLE, 2, releaseA, releaseB)
            .delegating(Role.SITE, "plant-1", PayloadTypes.RECEIPT, 1, plant1)
            .delegating(Role.SITE, "plant-2", PayloadTypes.RECEIPT, 1, plant2)
            .signedBy(rootKey));

    @Test
    void acceptsTheThresholdOfDistinctKeys() {
        Verified verified = verifyBundle(envelope(PayloadTypes.BUNDLE, releaseA, releaseB, stranger));

        assertThat(verified.payload()).isEqualTo(PAYLOAD);
        assertThat(verified.signers()).containsExactlyInAnyOrder(releaseA.keyId(), releaseB.keyId());
    }

    @Test
    void refusesFewerKeysThanTheThreshold() {
        refuses(Finding.THRESHOLD_NOT_MET, () -> verifyBundle(envelope(PayloadTypes.BUNDLE, releaseA, stranger)));
    }

    @Test
    void refusesOneKeyThatSignsUnderTheNameOfAnother() {
        byte[] signed = Envelope.preAuthenticationEncoding(PayloadTypes.BUNDLE, PAYLOAD);
        List<Envelope.Signature> signatures = List.of(
                        new Envelope.Signature(releaseA.keyId(), releaseA.sign(signed)),
                        new Envelope.Signature(releaseB.keyId(), releaseA.sign(signed)))
                .stream()
                .sorted((a, b) -> a.keyId().compareTo(b.keyId()))
                .toList();

        refuses(Finding.SIGNATURE_INVALID, () -> verifyBundle(new Envelope(PayloadTypes.BUNDLE, PAYLOAD, signatures)));
    }

    @Test
    void refusesSignaturesByKeysOfOtherRoles() {
        refuses(Finding.KEY_UNKNOWN, () -> verifyBundle(envelope(PayloadTypes.BUNDLE, plant1, rootKey, stranger)));
    }

    @Test
    void refusesAReceiptOfAnotherSite() {
        Envelope receipt = envelope(PayloadTypes.RECEIPT, plant2);

        assertThat(root.verify(receipt, Role.SITE, "plant-2", PayloadTypes.RECEIPT)
                        .signers())
                .containsExactly(plant2.keyId());
        refuses(Finding.KEY_UNKNOWN, () -> root.verify(receipt, Role.SITE, "plant-1", PayloadTypes.RECEIPT));
    }

    @Test
    void refusesADocumentPresentedAsAnother() {
        refuses(
                Finding.PAYLOAD_TYPE_MISMATCH,
                () -> verifyBundle(envelope(PayloadTypes.RULE_UPDATE, releaseA, releaseB)));
    }

    @Test
    void refusesAPayloadTypeThatTheRoleMayNotSign() {
        refuses(
                Finding.NOT_DELEGATED,
                () -> root.verify(
                        envelope(PayloadTypes.RULE_UPDATE, releaseA, releaseB),
                        Role.RELEASE,
                        "plant-1",
                        PayloadTypes.RULE_UPDATE));
    }

    @Test
    void refusesARoleOrScopeThatNobodyHolds() {
        Envelope envelope = envelope(PayloadTypes.OVERRIDE, plant1);

        refuses(Finding.NOT_DELEGATED, () -> root.verify(envelope, Role.APPROVER, "plant-1", PayloadTypes.OVERRIDE));
        refuses(
                Finding.NOT_DELEGATED,
                () -> root.verify(envelope(PayloadTypes.RECEIPT, plant1), Role.SITE, "plant-3", PayloadTypes.RECEIPT));
    }

    @Test
    void refusesASignatureOverOtherBytes() {
        Envelope signed = envelope(PayloadTypes.BUNDLE, releaseA, releaseB);
        Envelope changed = new Envelope(PayloadTypes.BUNDLE, new byte[] {1}, signed.signatures());

        refuses(Finding.SIGNATURE_INVALID, () -> verifyBundle(changed));
    }

    private Verified verifyBundle(Envelope envelope) {
        return root.verify(envelope, Role.RELEASE, "plant-1", PayloadTypes.BUNDLE);
    }

    private static Envelope envelope(String payloadType, TestSigner... signers) {
        return Envelope.sign(payloadType, PAYLOAD, List.of(signers));
    }

    private static void refuses(Finding finding, Runnable action) {
        assertThatThrownBy(action::run).isInstanceOfSatisfying(UntrustedException.class, refusal -> {
            assertThat(refusal.finding()).isEqualTo(finding);
            assertThat(refusal.code()).isEqualTo(finding.name());
        });
    }
}
