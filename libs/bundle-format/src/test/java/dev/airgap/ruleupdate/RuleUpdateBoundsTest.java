package dev.airgap.ruleupdate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.airgap.bundle.ContentStore;
import dev.airgap.bundle.Encoding;
import dev.airgap.bundle.StoredFile;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Sha256;
import dev.airgap.zip.EntryHeader;
import dev.airgap.zip.Method;
import dev.airgap.zip.StrictZipWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much a rule update may hold, and what a signed one may not say. */
class RuleUpdateBoundsTest {

    private static final String SHA = "ab".repeat(32);
    private static final long LARGEST = RuleUpdateLimits.MAX_FILE_BYTES;

    @TempDir
    Path directory;

    @Test
    void aNumberHasTwoDigitsOfAYearAndThreeFromOne() {
        assertThat(new RuleUpdateNumber(0, 1)).hasToString("00-001");
        assertThat(new RuleUpdateNumber(99, 999).fileName()).isEqualTo("99-999.dsru");
        for (int[] parts : new int[][] {{-1, 1}, {100, 1}, {26, 0}, {26, 1000}}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new RuleUpdateNumber(parts[0], parts[1]));
        }
        assertThat(RuleUpdateNumber.isNumber("26-001")).isTrue();
        assertThat(RuleUpdateNumber.isNumber("26-000")).isFalse();
        assertThat(RuleUpdateNumber.isNumber("26-0001")).isFalse();
    }

    @Test
    void aRuleFileIsOneSegmentWithItsSuffix() {
        assertThat(new RuleFileName("a.rules")).hasToString("a.rules").isLessThan(new RuleFileName("b.rules"));
        for (String name : new String[] {".rules", "a", "a/b.rules", "a.rules/b"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new RuleFileName(name));
        }
    }

    @Test
    void countsRulesFromZero() {
        assertThat(new RuleUpdateFile(new RuleFileName("a.rules"), 0, stored(1)).rules())
                .isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RuleUpdateFile(new RuleFileName("a.rules"), -1, stored(1)));
    }

    @Test
    void takesAsMuchAsItsLimitsSayAndNotOneByteMore() {
        assertThat(manifest(files(4, LARGEST)).files()).hasSize(4);
        tooLarge(() -> manifest(IntStream.range(0, 5)
                .mapToObj(i -> file(i, i == 4 ? 1 : LARGEST))
                .toList()));
        tooLarge(() -> manifest(files(1, LARGEST + 1)));
        StoredFile swollen = new StoredFile(SHA, 1, Encoding.DEFLATED, LARGEST + 1, SHA, 0);
        tooLarge(() -> manifest(List.of(new RuleUpdateFile(new RuleFileName("a.rules"), 0, swollen))));
        assertThat(manifest(files(RuleUpdateLimits.MAX_FILES, 1)).files()).hasSize(500);
        tooLarge(() -> manifest(files(RuleUpdateLimits.MAX_FILES + 1, 1)));
        tooLarge(() -> manifest(List.of()));
    }

    @Test
    void listsItsFilesInOrderAndNoneTwice() {
        assertThatIllegalArgumentException().isThrownBy(() -> manifest(List.of(file(2, 1), file(1, 1))));
        assertThatIllegalArgumentException().isThrownBy(() -> manifest(List.of(file(1, 1), file(1, 1))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> manifest(List.of(
                        new RuleUpdateFile(new RuleFileName("A.rules"), 0, stored(1)),
                        new RuleUpdateFile(new RuleFileName("a.rules"), 0, stored(1)))));
    }

    @Test
    void saysWhoMadeItForWhomInPrintableWords() {
        assertThat(manifest("!~".repeat(100), "c", "p").site()).hasSize(200);
        for (String word : new String[] {"", "a b", "a\u007f", "ü", "a".repeat(201)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> manifest(word, "c", "p"));
            assertThatIllegalArgumentException().isThrownBy(() -> manifest("s", word, "p"));
            assertThatIllegalArgumentException().isThrownBy(() -> manifest("s", "c", word));
        }
    }

    @Test
    void refusesAContainerLargerThanAnyByItsSizeAlone() throws IOException {
        Path file = directory.resolve("26-003.dsru");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(RuleUpdateLimits.MAX_CONTAINER_BYTES);
            try (RuleUpdateReader reader = RuleUpdateReader.open(file)) {
                assertThat(reader).isNotNull();
            }
            sparse.setLength(RuleUpdateLimits.MAX_CONTAINER_BYTES + 1);
            tooLarge(() -> RuleUpdateReader.open(file));
        }
    }

    @Test
    void extractsNothingThatWasNotVerified() throws IOException {
        Path file = Files.createFile(directory.resolve("26-003.dsru"));
        ContentStore store = ContentStore.open(directory.resolve("store"));
        try (RuleUpdateReader reader = RuleUpdateReader.open(file)) {
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> reader.extract(store));
        }
    }

    @Test
    void isNamedByTheDigestOfWhatIsSigned() {
        byte[] payload = manifest(files(1, 1)).toPayload();

        assertThat(RuleUpdate.of(payload).id()).isEqualTo(Sha256.of(payload));
        assertThat(RuleUpdateManifest.idOf(payload)).isEqualTo(Sha256.of(payload));
    }

    @Test
    void refusesMoreOrFewerEntriesThanItsManifestLists() throws IOException {
        ContentStore store = ContentStore.open(directory.resolve("dmz"));
        StoredFile one = put(store, "one");
        RuleUpdateFile first = new RuleUpdateFile(new RuleFileName("a.rules"), 0, one);
        RuleUpdateFile second = new RuleUpdateFile(new RuleFileName("b.rules"), 0, one);

        assertThat(codeOf(List.of(first, second), store, first, second)).isEmpty();
        assertThat(codeOf(List.of(first), store, first, second)).isEqualTo("DSRU_ENTRIES_DIFFER");
        assertThat(codeOf(List.of(first, second), store, first)).isEqualTo("DSRU_ENTRIES_DIFFER");
    }

    @Test
    void refusesStoredBytesOrContentThatAreNotTheSignedOnes() throws IOException {
        ContentStore store = ContentStore.open(directory.resolve("dmz"));
        StoredFile honest = put(store, "one one one one one one one one");
        StoredFile otherContent = new StoredFile(
                SHA, honest.size(), honest.encoding(), honest.storedSize(), honest.storedSha256(), honest.crc32());
        StoredFile otherBytes = new StoredFile(
                honest.sha256(), honest.size(), honest.encoding(), honest.storedSize(), SHA, honest.crc32());
        RuleFileName name = new RuleFileName("a.rules");
        RuleUpdateFile carried = new RuleUpdateFile(name, 0, honest);

        assertThat(codeOf(List.of(new RuleUpdateFile(name, 0, otherContent)), store, carried))
                .isEqualTo("DSRU_TAMPERED");
        assertThat(codeOf(List.of(new RuleUpdateFile(name, 0, otherBytes)), store, carried))
                .isEqualTo("DSRU_TAMPERED");
        assertThat(directory.resolve("airgap/tmp")).isEmptyDirectory();
    }

    @Test
    void readsBackEveryMemberAndRefusesOthersInEveryObject() {
        RuleUpdateManifest manifest = new RuleUpdateManifest(
                RuleUpdateNumber.parse("26-003"),
                "s",
                "c",
                Instant.parse("2026-03-01T10:00:00Z"),
                "p",
                Optional.of(new RuleUpdateManifest.Previous(RuleUpdateNumber.parse("26-002"), Sha256.of(new byte[0]))),
                files(1, 7));
        String json = new String(manifest.toPayload(), StandardCharsets.UTF_8);

        assertThat(RuleUpdateManifest.parse(manifest.toPayload())).isEqualTo(manifest);
        for (String other : List.of(
                json.replace("\"id\":", "\"more\":1,\"id\":"),
                json.replace("\"rules\":", "\"more\":1,\"rules\":"),
                json.replace("\"rules\":0", "\"rules\":-1"),
                json.replace("\"stored\"", "\"patch\""),
                json.replace("\"crc32\":0", "\"crc32\":4294967296"))) {
            assertThat(other).isNotEqualTo(json);
            assertThatExceptionOfType(RuleUpdateException.class)
                    .isThrownBy(() -> RuleUpdateManifest.parse(other.getBytes(StandardCharsets.UTF_8)))
                    .satisfies(e -> assertThat(e.code()).isEqualTo("DSRU_MALFORMED"));
        }
    }

    /** The code of the refusal of a container that carries other files than it lists; empty when it was accepted. */
    private String codeOf(List<RuleUpdateFile> listed, ContentStore store, RuleUpdateFile... carried)
            throws IOException {
        SigningSite site = SigningSite.at(Files.createTempDirectory(directory, "keys"), "plant-1");
        byte[] envelope = Envelope.sign(
                        PayloadTypes.RULE_UPDATE, manifest("plant-1", listed).toPayload(), List.of(site.release()))
                .toBytes();
        Path file = directory.resolve("26-003.dsru");
        CRC32 crc32 = new CRC32();
        crc32.update(envelope);
        try (OutputStream out = Files.newOutputStream(file);
                StrictZipWriter zip = new StrictZipWriter(out)) {
            zip.add(
                    new EntryHeader(
                            "rule-update.dsse.json", Method.STORED, crc32.getValue(), envelope.length, envelope.length),
                    new ByteArrayInputStream(envelope));
            for (RuleUpdateFile entry : carried) {
                StoredFile form = entry.stored();
                zip.add(form.header(entry.name().value()), store.open(form.storedSha256()));
            }
            zip.finish();
        }
        try (RuleUpdateReader reader = RuleUpdateReader.open(file)) {
            reader.verify(site.trusted(), "plant-1", "26-003.dsru");
            reader.extract(ContentStore.open(directory.resolve("airgap")));
            return "";
        } catch (RuleUpdateException refused) {
            return refused.code();
        }
    }

    private static StoredFile put(ContentStore store, String text) throws IOException {
        return store.put(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static void tooLarge(ThrowingCallable making) {
        assertThatExceptionOfType(RuleUpdateException.class)
                .isThrownBy(making)
                .satisfies(e -> assertThat(e.finding()).isEqualTo(RuleUpdateException.Code.DSRU_TOO_LARGE));
    }

    private static List<RuleUpdateFile> files(int count, long size) {
        return IntStream.range(0, count).mapToObj(i -> file(i, size)).toList();
    }

    private static RuleUpdateFile file(int index, long size) {
        return new RuleUpdateFile(new RuleFileName("f%03d.rules".formatted(index)), 0, stored(size));
    }

    private static StoredFile stored(long size) {
        return new StoredFile(SHA, size, Encoding.STORED, size, SHA, 0);
    }

    private static RuleUpdateManifest manifest(List<RuleUpdateFile> files) {
        return manifest("s", files);
    }

    private static RuleUpdateManifest manifest(String site, List<RuleUpdateFile> files) {
        return manifest(site, "c", "p", files);
    }

    private static RuleUpdateManifest manifest(String site, String cycle, String producer) {
        return manifest(site, cycle, producer, files(1, 1));
    }

    private static RuleUpdateManifest manifest(String site, String cycle, String producer, List<RuleUpdateFile> files) {
        return new RuleUpdateManifest(
                RuleUpdateNumber.parse("26-003"),
                site,
                cycle,
                Instant.parse("2026-03-01T10:00:00Z"),
                producer,
                Optional.empty(),
                files);
    }
}
