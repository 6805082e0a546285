package dev.airgap.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

    private static final int MAX = 10_000;
    private static final String ID = "0".repeat(64);
    private static final String OTHER_ID = "1".repeat(64);

    @Test
    void encodesWhatIsSignedLikeTheExampleOfTheProtocol() {
        assertThat(Envelope.preAuthenticationEncoding("http://example.com/HelloWorld", utf8("hello world")))
                .isEqualTo(utf8("DSSEv1 29 http://example.com/HelloWorld 11 hello world"));
    }

    @Test
    void readsBackWhatItWrote() {
        Envelope envelope = Envelope.sign(
                PayloadTypes.BUNDLE,
                utf8("{}"),
                List.of(TestSigner.ed25519(), TestSigner.p384(), TestSigner.ed25519()));

        Envelope read = Envelope.parse(envelope.toBytes(), MAX);

        assertThat(read).isEqualTo(envelope).hasSameHashCodeAs(envelope);
        assertThat(read.payload()).isEqualTo(utf8("{}"));
        assertThat(read.signatures()).isSortedAccordingTo((a, b) -> a.keyId().compareTo(b.keyId()));
    }

    @Test
    void takesOneMoreSignature() {
        TestSigner first = TestSigner.ed25519();
        TestSigner second = TestSigner.ed25519();

        Envelope both =
                Envelope.sign(PayloadTypes.ROOT, utf8("{}"), List.of(first)).signedBy(second);

        assertThat(both).isEqualTo(Envelope.sign(PayloadTypes.ROOT, utf8("{}"), List.of(first, second)));
        assertThatThrownBy(() -> both.signedBy(first)).isInstanceOf(EnvelopeException.class);
    }

    @Test
    void tellsWhetherExactlyTheseKeysSigned() {
        TestSigner first = TestSigner.ed25519();
        TestSigner second = TestSigner.p384();
        TestSigner third = TestSigner.ed25519();
        Envelope both = Envelope.sign(PayloadTypes.KEY_CARD, utf8("{}"), List.of(first, second));

        both.requireSignedByExactly(List.of(second.verificationKey(), first.verificationKey()));

        refusesSigners(UntrustedException.Finding.KEY_UNKNOWN, both, first);
        refusesSigners(UntrustedException.Finding.KEY_UNKNOWN, both, first, third);
        refusesSigners(UntrustedException.Finding.KEY_UNKNOWN, both, first, second, third);
        Envelope otherPayload = new Envelope(both.payloadType(), utf8("[]"), both.signatures());
        refusesSigners(UntrustedException.Finding.SIGNATURE_INVALID, otherPayload, first, second);
        Envelope otherType = new Envelope(PayloadTypes.RECEIPT, both.payload(), both.signatures());
        refusesSigners(UntrustedException.Finding.SIGNATURE_INVALID, otherType, first, second);
    }

    private static void refusesSigners(UntrustedException.Finding finding, Envelope envelope, TestSigner... signers) {
        List<VerificationKey> keys =
                List.of(signers).stream().map(TestSigner::verificationKey).toList();
        assertThatThrownBy(() -> envelope.requireSignedByExactly(keys))
                .isInstanceOfSatisfying(
                        UntrustedException.class,
                        refusal -> assertThat(refusal.finding()).isEqualTo(finding));
    }

    @Test
    void refusesToBeSignedByNobody() {
        assertThatThrownBy(() -> Envelope.sign(PayloadTypes.ROOT, utf8("{}"), List.of()))
                .isInstanceOf(EnvelopeException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"payload\":\"e30=\",\"payloadType\":\"a/b\"}",
                "{\"payload\":\"e30=\",\"signatures\":[SIG]}",
                "{\"payloadType\":\"a/b\",\"signatures\":[SIG]}",
                "{\"payload\":\"e30=\",\"payloadType\":\"a/b\",\"signatures\":[]}",
                "{\"payload\":\"e30=\",\"payloadType\":\"a/b\",\"signatures\":[SIG],\"more\":1}",
                "{\"payload\":\"e30=\",\"payload\":\"e30=\",\"payloadType\":\"a/b\",\"signatures\":[SIG]}",
                "{\"payload\":\"e30\",\"payloadType\":\"a/b\",\"signatures\":[SIG]}",
                "{\"payload\":\"e31=\",\"payloadType\":\"a/b\",\"signatures\":[SIG]}",
                "{\"payload\":\"e3-_\",\"payloadType\":\"a/b\",\"signatures\":[SIG]}",
                "{\"payload\":\"e30=\",\"payloadType\":\"a b\",\"signatures\":[SIG]}",
                "{\"payload\":\"e30=\",\"payloadType\":\"\",\"signatures\":[SIG]}",
                "{\"payload\":\"e30=\",\"payloadType\":\"a/b\",\"signatures\":[SIG,SIG]}",
                "{\"payload\":\"e30=\",\"payloadType\":\"a/b\",\"signatures\":[LATER,SIG]}",
                "{\"payload\":\"e30=\",\"payloadType\":\"a/b\",\"signatures\":[{\"keyid\":\"00\",\"sig\":\"AA==\"}]}",
                "{\"payload\":\"e30=\",\"payloadType\":\"a/b\",\"signatures\":[UPPER]}",
                "{\"payload\":\"e30=\",\"payloadType\":\"a/b\",\"signatures\":[EMPTY]}",
                "{\"payload\":\"e30=\",\"payloadType\":\"a/b\",\"signatures\":[CERT]}",
                "{\"payload\":\"e30=\",\"payloadType\":\"a/b\",\"signatures\":[NOSIG]}"
            })
    void refusesAnythingButTheStrictForm(String template) {
        String text = template.replace("LATER", signature(OTHER_ID, "\"sig\":\"AA==\""))
                .replace("UPPER", signature("A".repeat(64), "\"sig\":\"AA==\""))
                .replace("EMPTY", signature(ID, "\"sig\":\"\""))
                .replace("CERT", signature(ID, "\"sig\":\"AA==\",\"cert\":\"\""))
                .replace("NOSIG", "{\"keyid\":\"" + ID + "\"}")
                .replace("SIG", signature(ID, "\"sig\":\"AA==\""));

        assertThatThrownBy(() -> Envelope.parse(utf8(text), MAX))
                .isInstanceOfSatisfying(
                        EnvelopeException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("ENVELOPE_MALFORMED"));
    }

    @Test
    void acceptsTheStrictFormThatTheRefusalsMutate() {
        String text = "{\"payload\":\"e30=\",\"payloadType\":\"a/b\",\"signatures\":["
                + signature(ID, "\"sig\":\"AA==\"") + "," + signature(OTHER_ID, "\"sig\":\"AA==\"") + "]}";

        assertThat(Envelope.parse(utf8(text), MAX).toBytes()).isEqualTo(utf8(text));
    }

    @Test
    void refusesAnEnvelopeOverItsLimit() {
        byte[] bytes = Envelope.sign(PayloadTypes.ROOT, new byte[500], List.of(TestSigner.ed25519()))
                .toBytes();

        assertThatThrownBy(() -> Envelope.parse(bytes, bytes.length - 1)).isInstanceOf(EnvelopeException.class);
    }

    @Test
    void cannotBeChangedThroughTheArraysItGivesOut() {
        Envelope envelope = Envelope.sign(PayloadTypes.ROOT, utf8("{}"), List.of(TestSigner.ed25519()));
        envelope.payload()[0] = 0;
        envelope.signatures().getFirst().sig()[0] ^= 1;

        assertThat(Envelope.parse(envelope.toBytes(), MAX)).isEqualTo(envelope);
        assertThat(envelope.payload()).isEqualTo(utf8("{}"));
    }

    @Test
    void takesAsManySignaturesAsAnyRoleHasAndNoMore() {
        List<TestSigner> signers =
                IntStream.range(0, 33).mapToObj(i -> TestSigner.ed25519()).toList();

        Envelope most = Envelope.sign(PayloadTypes.ROOT, utf8("{}"), signers.subList(0, 32));

        assertThat(most.signatures()).hasSize(32);
        assertThatThrownBy(() -> Envelope.sign(PayloadTypes.ROOT, utf8("{}"), signers))
                .isInstanceOf(EnvelopeException.class);
    }

    @Test
    void isTheSameInWhateverOrderPeopleSign() {
        TestSigner one = TestSigner.ed25519();
        TestSigner two = TestSigner.ed25519();

        Envelope oneFirst =
                Envelope.sign(PayloadTypes.ROOT, utf8("{}"), List.of(one)).signedBy(two);
        Envelope twoFirst =
                Envelope.sign(PayloadTypes.ROOT, utf8("{}"), List.of(two)).signedBy(one);

        assertThat(oneFirst).isEqualTo(twoFirst).isNotEqualTo("an envelope");
    }

    @Test
    void refusesASignatureLongerThanAnyAlgorithmMakes() {
        KeyId id = TestSigner.ed25519().keyId();

        assertThat(new Envelope.Signature(id, new byte[8 * 1024]).sig()).hasSize(8 * 1024);
        assertThatThrownBy(() -> new Envelope.Signature(id, new byte[8 * 1024 + 1]))
                .isInstanceOf(EnvelopeException.class);
    }

    @Test
    void signaturesAreEqualWhenKeyAndBytesAre() {
        KeyId id = TestSigner.ed25519().keyId();
        Envelope.Signature signature = new Envelope.Signature(id, new byte[] {1});

        assertThat(signature)
                .isEqualTo(new Envelope.Signature(id, new byte[] {1}))
                .isNotEqualTo(new Envelope.Signature(id, new byte[] {2}))
                .isNotEqualTo(new Envelope.Signature(TestSigner.ed25519().keyId(), new byte[] {1}))
                .isNotEqualTo("a signature");
    }

    private static String signature(String keyId, String rest) {
        return "{\"keyid\":\"" + keyId + "\"," + rest + "}";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
