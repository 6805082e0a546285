package dev.airgap.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostQuantumTest {

    private static final byte[] PAYLOAD = "{}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private FileSigner root;
    private FileSigner classical;
    private FileSigner postQuantum;

    @BeforeEach
    void keys() {
        root = key("root", Algorithm.ED25519);
        classical = key("classical", Algorithm.ED25519);
        postQuantum = key("post-quantum", Algorithm.ML_DSA_65);
    }

    @Test
    void acceptsWhatBothKindsSigned() {
        Envelope envelope = Envelope.sign(PayloadTypes.BUNDLE, PAYLOAD, List.of(classical, postQuantum));

        Verified verified = trusted(release(1, 1, classical, postQuantum))
                .verify(Envelope.parse(envelope.toBytes(), 1 << 18), Role.RELEASE, "plant-1", PayloadTypes.BUNDLE);

        assertThat(verified.signers()).containsExactlyInAnyOrder(classical.keyId(), postQuantum.keyId());
    }

    @Test
    void neitherKindCountsForTheOther() {
        FileSigner second = key("second", Algorithm.ML_DSA_65);
        TrustedRoot trusted = trusted(release(1, 1, classical, postQuantum, second));

        refuses(trusted, "post-quantum", classical);
        refuses(trusted, "needs 1 signatures", postQuantum, second);
    }

    @Test
    void refusesASignatureOfAnyOtherLengthOrContent() {
        byte[] signature = postQuantum.sign(PAYLOAD);
        byte[] flipped = signature.clone();
        flipped[1700] ^= 1;
        VerificationKey key = postQuantum.verificationKey();

        assertThat(signature).hasSize(3309);
        assertThat(key.verifies(PAYLOAD, signature)).isTrue();
        assertThat(key.verifies(PAYLOAD, flipped)).isFalse();
        assertThat(key.verifies(PAYLOAD, Arrays.copyOf(signature, 3308))).isFalse();
        assertThat(key.verifies(PAYLOAD, Arrays.copyOf(signature, 3310))).isFalse();
        assertThat(classical.verificationKey().verifies(PAYLOAD, signature)).isFalse();
        assertThat(key.verifies(PAYLOAD, classical.sign(PAYLOAD))).isFalse();
    }

    @Test
    void aRootSaysBothThresholds() {
        RootDocument document = document(release(1, 1, classical, postQuantum));

        RootDocument read = RootDocument.parse(document.toPayload());

        assertThat(read).isEqualTo(document);
        assertThat(new String(document.toPayload(), StandardCharsets.UTF_8)).contains("\"postQuantumThreshold\":1");
        assertThat(new String(document(release(1, 0, classical)).toPayload(), StandardCharsets.UTF_8))
                .doesNotContain("postQuantumThreshold");
    }

    @Test
    void refusesThresholdsThatCannotBeMetAndKeysThatNeverCount() {
        assertMalformed(1, 2, classical, postQuantum);
        assertMalformed(2, 0, classical, postQuantum);
        assertMalformed(1, 0, classical, postQuantum);
        assertMalformed(1, 1, classical, root);
    }

    @Test
    void keysOfOneKindDoNotMakeTheOtherThresholdReachable() {
        FileSigner second = key("second", Algorithm.ML_DSA_65);

        assertThatExceptionOfType(RootException.class)
                .isThrownBy(() -> document(release(2, 1, classical, postQuantum, second)))
                .withMessageContaining("2 and 1 post-quantum signatures of 1 and 2 keys");
        assertThatExceptionOfType(RootException.class).isThrownBy(() -> release(1, 2, classical, postQuantum));
    }

    private void assertMalformed(int threshold, int postQuantumThreshold, FileSigner... keys) {
        assertThatExceptionOfType(RootException.class)
                .isThrownBy(() -> document(release(threshold, postQuantumThreshold, keys)))
                .satisfies(e -> assertThat(e.finding()).isEqualTo(RootException.Finding.ROOT_MALFORMED));
    }

    private void refuses(TrustedRoot trusted, String why, FileSigner... signers) {
        Envelope envelope = Envelope.sign(PayloadTypes.BUNDLE, PAYLOAD, List.of(signers));
        assertThatExceptionOfType(UntrustedException.class)
                .isThrownBy(() -> trusted.verify(envelope, Role.RELEASE, "plant-1", PayloadTypes.BUNDLE))
                .withMessageContaining(why)
                .satisfies(e -> assertThat(e.finding()).isEqualTo(UntrustedException.Finding.THRESHOLD_NOT_MET));
    }

    private TrustedRoot trusted(Delegation release) {
        return TrustedRoot.parse(
                Envelope.sign(PayloadTypes.ROOT, document(release).toPayload(), List.of(root))
                        .toBytes());
    }

    private RootDocument document(Delegation release) {
        Delegation own = new Delegation(Role.ROOT, "*", Set.of(PayloadTypes.ROOT), 1, Set.of(root.keyId()));
        List<VerificationKey> keys = Stream.of("root", "classical", "post-quantum", "second")
                .map(name -> folder.resolve(name))
                .filter(file -> file.toFile().exists())
                .map(FileSigner::read)
                .map(Signer::verificationKey)
                .toList();
        return RootDocument.of(1, 1, Instant.parse("2030-01-01T00:00:00Z"), keys, List.of(own, release));
    }

    private static Delegation release(int threshold, int postQuantumThreshold, FileSigner... keys) {
        Set<KeyId> ids = Stream.of(keys).map(Signer::keyId).collect(Collectors.toSet());
        return new Delegation(
                Role.RELEASE, "plant-1", Set.of(PayloadTypes.BUNDLE), threshold, ids, postQuantumThreshold);
    }

    private FileSigner key(String name, Algorithm algorithm) {
        return FileSigner.generate(algorithm, folder.resolve(name), folder.resolve(name + ".pub"));
    }
}
