package dev.airgap.media.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.airgap.trust.Algorithm;
import dev.airgap.trust.Checkpoint;
import dev.airgap.trust.CheckpointException;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.MerkleTree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogSegmentTest {

    private static final String ORIGIN = "plant-1/dmz";
    private static final int SIZE = 11;
    private static final int FROM = 4;

    @TempDir
    Path folder;

    private FileSigner logKey;
    private Checkpoint checkpoint;
    private byte[] segment;

    @BeforeEach
    void aSegment() throws Exception {
        logKey = FileSigner.generate(Algorithm.ED25519, folder.resolve("log.pem"), folder.resolve("log.pub.pem"));
        checkpoint = new Checkpoint(ORIGIN, SIZE, MerkleTree.root(SIZE, LogSegmentTest::hash));
        segment = segment(FROM, SIZE);
    }

    @Test
    void readsWhatItWrote() throws Exception {
        try (LogSegmentReader reader = reader(segment)) {
            assertThat(reader.header()).isEqualTo(header(FROM, SIZE));
            List<byte[]> values = values(reader);
            assertThat(values).hasSize(SIZE - FROM);
            for (int i = 0; i < values.size(); i++) {
                assertThat(values.get(i)).isEqualTo(entry(FROM + i));
            }
            InclusionProof proof = reader.nextProof().orElseThrow();
            assertThat(proof.index()).isEqualTo(9);
            assertThat(proof.proves(entry(9), checkpoint)).isTrue();
            assertThat(proof.proves(entry(8), checkpoint)).isFalse();
            assertThat(reader.nextProof()).map(InclusionProof::index).contains(2L);
            assertThat(reader.nextProof()).isEmpty();
            assertThat(reader.nextProof()).isEmpty();
        }
    }

    @Test
    void writesOneLineEach() {
        assertThat(new String(segment, StandardCharsets.UTF_8).lines())
                .hasSize(1 + SIZE - FROM + 2)
                .first()
                .asString()
                .startsWith("{\"schema\":1,\"origin\":\"plant-1/dmz\",\"from\":4,\"to\":11,\"checkpoint\":\"");
        assertThat(segment).endsWith((byte) '\n');
    }

    @Test
    void mayHoldNoEntry() throws Exception {
        try (LogSegmentReader reader = reader(segment(SIZE, SIZE))) {
            assertThat(reader.nextValue()).isEmpty();
            assertThat(reader.nextProof()).isPresent();
        }
    }

    @Test
    void verifiesTheCheckpointOfItsHeader() {
        LogSegmentHeader header = header(FROM, SIZE);

        assertThat(header.verify(ORIGIN, List.of(logKey.verificationKey()))).isEqualTo(checkpoint);
        FileSigner other = FileSigner.generate(Algorithm.ED25519, folder.resolve("o.pem"), folder.resolve("o.pub.pem"));
        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(() -> header.verify(ORIGIN, List.of(other.verificationKey())));
        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(() -> header.verify("plant-2/dmz", List.of(logKey.verificationKey())));
    }

    @Test
    void refusesAHeaderThatContradictsItsCheckpoint() {
        byte[] note = checkpoint.sign(logKey);

        for (LogSegmentHeader header : List.of(
                new LogSegmentHeader(ORIGIN, FROM, SIZE - 1, note),
                new LogSegmentHeader("plant-2/dmz", FROM, SIZE, note))) {
            assertThatExceptionOfType(LogSegmentException.class)
                    .isThrownBy(() -> header.verify(ORIGIN, List.of(logKey.verificationKey())));
        }
    }

    @Test
    void refusesItWhereverItIsCutOff() {
        int wholeWithoutProofs = lastValueEnd();
        for (int length = 0; length < segment.length; length++) {
            boolean endsAfterAProof = length >= wholeWithoutProofs && segment[length - 1] == '\n';
            if (!endsAfterAProof) {
                assertMalformed(Arrays.copyOf(segment, length));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"schema\":1 | \"schema\":2",
                "\"from\":4 | \"from\":-1",
                "\"from\":4 | \"from\":12",
                "\"from\":4 | \"from\":4,\"more\":1",
                "\"from\":4 | \"from\":3",
                "\"from\":4 | \"from\":5",
                "\"to\":11 | \"to\":10",
                "\"to\":11 | \"to\":12",
                "\"origin\":\"plant-1/dmz\" | \"origin\":\"\"",
                "{\"value\":\" | {\"volue\":\"",
                "{\"value\":\" | {\"value\":\"*",
                "\"index\":9 | \"index\":11",
                "\"index\":9 | \"index\":-1",
                "\"index\":9 | \"index\":9,\"more\":1",
                "\"path\":[\" | \"path\":[\"0",
                "{\"proof\": | {\"value\":\"\"}\\n{\"proof\":",
            })
    void refusesALineThatIsNotAsItShouldBe(String text, String replacement) {
        String changed =
                new String(segment, StandardCharsets.UTF_8).replaceFirst(literal(text), replacement(replacement));
        assertThat(changed).isNotEqualTo(new String(segment, StandardCharsets.UTF_8));

        assertMalformed(changed.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", " ", "{}\n", "{\"value\":\"\"}\n", "x"})
    void refusesWhatFollowsTheEnd(String trailing) throws Exception {
        ByteArrayOutputStream longer = new ByteArrayOutputStream();
        longer.write(segment);
        longer.write(trailing.getBytes(StandardCharsets.UTF_8));

        assertMalformed(longer.toByteArray());
    }

    @Test
    void refusesALineThatNeverEnds() {
        InputStream endless =
                new SequenceInputStream(new ByteArrayInputStream("{\"a\":\"".getBytes()), new InputStream() {
                    @Override
                    public int read() {
                        return 'a';
                    }
                });

        assertThatExceptionOfType(LogSegmentException.class)
                .isThrownBy(() -> new LogSegmentReader(endless))
                .satisfies(e -> assertThat(e.code()).isEqualTo("SEGMENT_MALFORMED"))
                .satisfies(e -> assertThat(e.line()).isEqualTo(1));
    }

    @Test
    void leavesTheFailureOfTheStreamAsItIs() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }
        };

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> new LogSegmentReader(failing));
    }

    @Test
    void carriesTheLargestEntryThatALineHolds() throws Exception {
        byte[] largest = new byte[((2 << 20) - "{\"value\":\"\"}".length()) / 4 * 3];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LogSegmentWriter writer = new LogSegmentWriter(out, header(SIZE - 1, SIZE));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.value(new byte[largest.length + 1]));
        writer.value(largest);
        writer.finish();

        assertThat(reader(out.toByteArray()).nextValue()).contains(largest);
    }

    @Test
    void writesNeitherFewerNorMoreEntriesThanAnnounced() throws Exception {
        LogSegmentWriter writer = new LogSegmentWriter(OutputStream.nullOutputStream(), header(SIZE - 1, SIZE));

        assertThatIllegalStateException().isThrownBy(writer::finish);
        assertThatIllegalStateException().isThrownBy(() -> writer.proof(0, List.of()));
        writer.value(entry(SIZE - 1));
        assertThatIllegalStateException().isThrownBy(() -> writer.value(entry(SIZE)));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.proof(SIZE, List.of()));
        writer.finish();
    }

    @Test
    void handsOutNoProofBeforeTheLastEntry() throws Exception {
        assertThatIllegalStateException().isThrownBy(() -> reader(segment).nextProof());
    }

    private byte[] segment(int from, int to) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LogSegmentWriter writer = new LogSegmentWriter(out, header(from, to));
        for (int index = from; index < to; index++) {
            writer.value(entry(index));
        }
        writer.proof(9, MerkleTree.inclusionProof(9, to, LogSegmentTest::hash));
        writer.proof(2, MerkleTree.inclusionProof(2, to, LogSegmentTest::hash));
        writer.finish();
        return out.toByteArray();
    }

    private LogSegmentHeader header(int from, int to) {
        return new LogSegmentHeader(ORIGIN, from, to, checkpoint.sign(logKey));
    }

    private int lastValueEnd() {
        int end = 0;
        for (int line = 0; line <= SIZE - FROM; line++) {
            while (segment[end++] != '\n') {
                // to the end of the line
            }
        }
        return end;
    }

    private static void assertMalformed(byte[] bytes) {
        assertThatExceptionOfType(LogSegmentException.class).isThrownBy(() -> {
            try (LogSegmentReader reader = reader(bytes)) {
                values(reader);
                Optional<InclusionProof> proof = reader.nextProof();
                while (proof.isPresent()) {
                    proof = reader.nextProof();
                }
            }
        });
    }

    private static List<byte[]> values(LogSegmentReader reader) throws IOException {
        List<byte[]> values = new ArrayList<>();
        for (Optional<byte[]> value = reader.nextValue(); value.isPresent(); value = reader.nextValue()) {
            values.add(value.get());
        }
        return values;
    }

    private static LogSegmentReader reader(byte[] bytes) throws IOException {
        return new LogSegmentReader(new ByteArrayInputStream(bytes));
    }

    private static byte[] entry(long index) {
        return ("{\"event\":" + index + "}").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hash(int level, long index) {
        return level == 0
                ? MerkleTree.leafHash(entry(index))
                : MerkleTree.nodeHash(hash(level - 1, 2 * index), hash(level - 1, 2 * index + 1));
    }

    private static String literal(String text) {
        return Pattern.quote(text);
    }

    private static String replacement(String text) {
        return Matcher.quoteReplacement(text.replace("\\n", "\n"));
    }
}
