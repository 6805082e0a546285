package dev.airgap.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airgap.trust.CheckpointException.Finding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointTest {

    private static final String ORIGIN = "airgap.example/plant-1/dmz";

    private final TestSigner log = TestSigner.ed25519();
    private final Checkpoint checkpoint = new Checkpoint(ORIGIN, 42, MerkleTree.emptyRoot());

    /** The example of golang.org/x/mod/sumdb/note, where signed notes come from. */
    @Test
    void verifiesTheNoteOfTheGoDocumentation() {
        String note = """
                If you think cryptography is the answer to your problem,
                then you don't know what your problem is.

                \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
                """;
        byte[] typedKey = Base64.getDecoder().decode("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        byte[] spki = new byte[44];
        System.arraycopy(EdwardsPoints.SPKI_PREFIX, 0, spki, 0, 12);
        System.arraycopy(typedKey, 1, spki, 12, 32);
        VerificationKey key = VerificationKey.of(spki);

        assertThat(SignedNote.parse(utf8(note)).isSignedBy("PeterNeumann", List.of(key)))
                .isTrue();
        assertThat(Checkpoint.verifierKey("PeterNeumann", key))
                .isEqualTo("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    }

    @Test
    void readsBackWhatItSigned() {
        byte[] note = checkpoint.sign(log);

        assertThat(new String(note, StandardCharsets.UTF_8))
                .startsWith(ORIGIN + "\n42\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n\u2014 " + ORIGIN + " ");
        assertThat(verify(note)).isEqualTo(checkpoint).hasSameHashCodeAs(checkpoint);
    }

    @Test
    void ignoresSignaturesOfWitnesses() {
        String ours = new String(checkpoint.sign(log), StandardCharsets.UTF_8);
        String witness =
                new String(SignedNote.sign("x\n", "witness.example", TestSigner.ed25519()), StandardCharsets.UTF_8);

        assertThat(verify(utf8(ours + witness.substring(3)))).isEqualTo(checkpoint);
    }

    @Test
    void refusesACheckpointOfAnotherLog() {
        byte[] other = new Checkpoint("airgap.example/plant-2/dmz", 42, MerkleTree.emptyRoot()).sign(log);

        refuses(Finding.CHECKPOINT_OTHER_ORIGIN, other);
    }

    @Test
    void refusesACheckpointByAnotherKey() {
        refuses(Finding.CHECKPOINT_UNTRUSTED, checkpoint.sign(TestSigner.ed25519()));
    }

    @Test
    void refusesWhenOneOfTwoSignaturesByTheLogIsWrong() {
        String note = new String(checkpoint.sign(log), StandardCharsets.UTF_8);
        String other = new String(new Checkpoint(ORIGIN, 43, MerkleTree.emptyRoot()).sign(log), StandardCharsets.UTF_8);

        refuses(Finding.CHECKPOINT_UNTRUSTED, utf8(note + other.substring(other.indexOf('\u2014'))));
    }

    @Test
    void refusesACheckpointWithAnyBitFlipped() {
        byte[] note = checkpoint.sign(log);
        for (int bit = 0; bit < note.length * 8; bit++) {
            byte[] flipped = note.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> verify(flipped)).as("bit %d", bit).isInstanceOf(CheckpointException.class);
        }
    }

    @Test
    void refusesATextThatIsNoCheckpoint() {
        String root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
        for (String text : new String[] {
            ORIGIN + "\n42\n",
            ORIGIN + "\n42\n" + root + "extension\n",
            ORIGIN + "\n042\n" + root,
            ORIGIN + "\n-1\n" + root,
            ORIGIN + "\n9999999999999999999\n" + root,
            ORIGIN + "\n42\nAAAA\n",
            ORIGIN + "\n42\n" + root.replace("=", ""),
            "two words\n42\n" + root,
            "\n42\n" + root
        }) {
            refuses(Finding.CHECKPOINT_MALFORMED, SignedNote.sign(text, ORIGIN, log));
        }
        for (String note :
                new String[] {"", "\n\n", "a\n\n", "a\nb", "a\n\nb\n", "a\n\n\u2014 x\n", "a\u0000\n\nb\n"}) {
            refuses(Finding.CHECKPOINT_MALFORMED, utf8(note));
        }
        refuses(Finding.CHECKPOINT_MALFORMED, new byte[20_000]);
        refuses(Finding.CHECKPOINT_MALFORMED, new byte[] {(byte) 0xff, '\n', '\n', 'x', '\n'});
    }

    @Test
    void refusesANoteWithoutAnySignature() {
        String text = ORIGIN + "\n42\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";

        refuses(Finding.CHECKPOINT_MALFORMED, utf8(text + "\n"));
        refuses(Finding.CHECKPOINT_MALFORMED, utf8(text));
    }

    @Test
    void refusesASignatureThatIsNoLongerThanTheHashOfItsKey() {
        String note = new String(checkpoint.sign(log), StandardCharsets.UTF_8);
        int at = note.lastIndexOf(' ') + 1;
        byte[] keyHash =
                Arrays.copyOf(Base64.getDecoder().decode(note.substring(at).strip()), 4);

        refuses(
                Finding.CHECKPOINT_UNTRUSTED,
                utf8(note.substring(0, at) + Base64.getEncoder().encodeToString(keyHash) + "\n"));
    }

    @Test
    void readsANoteThatIsExactlyAsLongAsAllowed() {
        String line = "\u2014 " + "w".repeat(100) + " AAAA\n";
        String note = new String(checkpoint.sign(log), StandardCharsets.UTF_8);
        StringBuilder longest = new StringBuilder(note);
        while (utf8(longest.toString()).length + 2 * utf8(line).length < 16 * 1024) {
            longest.append(line);
        }
        int missing = 16 * 1024 - utf8(longest.toString()).length - utf8("\u2014  AAAA\n").length;
        longest.append("\u2014 ").append("w".repeat(missing)).append(" AAAA\n");

        assertThat(verify(utf8(longest.toString()))).isEqualTo(checkpoint);
        String longer = longest.insert(longest.length() - 6, 'w').toString();
        refuses(Finding.CHECKPOINT_MALFORMED, utf8(longer));
    }

    @Test
    void cannotBeChangedThroughTheHashItGivesOut() {
        checkpoint.rootHash()[0] ^= 1;

        assertThat(checkpoint.rootHash()).isEqualTo(MerkleTree.emptyRoot());
        assertThat(checkpoint)
                .isNotEqualTo(new Checkpoint(ORIGIN, 42, new byte[32]))
                .isNotEqualTo("a checkpoint");
    }

    @Test
    void speaksOfAnEmptyLogToo() {
        Checkpoint empty = new Checkpoint(ORIGIN, 0, MerkleTree.emptyRoot());

        assertThat(verify(empty.sign(log))).isEqualTo(empty);
    }

    @Test
    void refusesToBeMadeOfNonsense() {
        for (String origin : new String[] {"", "a b", "a+b", "a\nb", "\u00e4"}) {
            assertThatThrownBy(() -> new Checkpoint(origin, 1, new byte[32])).isInstanceOf(CheckpointException.class);
        }
        assertThatThrownBy(() -> new Checkpoint("a", -1, new byte[32])).isInstanceOf(CheckpointException.class);
        assertThatThrownBy(() -> new Checkpoint("a", 1, new byte[31])).isInstanceOf(CheckpointException.class);
    }

    @Test
    void refusesAKeyThatIsNotEd25519() {
        assertThatThrownBy(() -> checkpoint.sign(TestSigner.p384())).isInstanceOf(KeyException.class);
        byte[] note = checkpoint.sign(log);
        assertThatThrownBy(() -> Checkpoint.verify(
                        note, ORIGIN, List.of(TestSigner.p384().verificationKey())))
                .isInstanceOf(TrustException.class);
    }

    private Checkpoint verify(byte[] note) {
        return Checkpoint.verify(note, ORIGIN, List.of(log.verificationKey()));
    }

    private void refuses(Finding finding, byte[] note) {
        assertThatThrownBy(() -> verify(note)).isInstanceOfSatisfying(CheckpointException.class, refusal -> {
            assertThat(refusal.finding()).isEqualTo(finding);
            assertThat(refusal.code()).isEqualTo(finding.name());
        });
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
