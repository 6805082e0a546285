package dev.airgap.media;

import static dev.airgap.media.Refusals.assertRefused;
import static dev.airgap.media.Scene.ID;
import static dev.airgap.media.Scene.OTHER_ID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.trust.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediumWriterTest {

    @TempDir
    Path folder;

    private Scene scene;
    private MediumWriter writer;

    @BeforeEach
    void aMedium() throws Exception {
        scene = new Scene(folder);
        writer = MediumWriter.open(scene.medium);
    }

    @Test
    void writesTheLayoutOfAMedium() throws Exception {
        scene.write();
        Sha256 manifest = writer.seal(scene.manifest(), scene.signer);

        assertThat(Scene.names(scene.onMedium("airgap/" + ID)))
                .containsExactly("log", "payload", "roots.json", "volume-1-of-1.dsse.json");
        assertThat(scene.payload(scene.bundle)).hasBinaryContent(scene.bundleBytes);
        assertThat(scene.payload(scene.rules)).hasBinaryContent(scene.rulesBytes);
        assertThat(scene.segment()).hasBinaryContent(scene.segmentBytes);
        assertThat(Sha256.of(Files.readAllBytes(scene.onMedium(Scene.MANIFEST))))
                .isEqualTo(manifest);
    }

    @Test
    void readsEveryWrittenByteBack() {
        Map<Progress.Phase, Long> seen = new EnumMap<>(Progress.Phase.class);
        writer.prepare(ID, Set.of(), List.of());

        writer.write(
                ID,
                scene.bundle,
                Scene.source(scene.bundleBytes),
                (phase, bytes) -> seen.merge(phase, bytes, Long::sum));

        assertThat(seen)
                .containsOnly(
                        Map.entry(Progress.Phase.WRITING, scene.bundle.size()),
                        Map.entry(Progress.Phase.READING_BACK, scene.bundle.size()));
    }

    @Test
    void writesAnEmptyFile() {
        TransferFile empty = Scene.file("empty.dsru", FileKind.RULE_UPDATE, new byte[0], "id");
        writer.prepare(ID, Set.of(), List.of());

        writer.write(ID, empty, Scene.source(new byte[0]), Progress.IGNORED);

        assertThat(scene.payload(empty)).isEmptyFile();
    }

    @Test
    void namesNothingWhenTheSourceDiesHalfWay() {
        writer.prepare(ID, Set.of(), List.of());
        InputStream dying =
                new SequenceInputStream(new ByteArrayInputStream(scene.bundleBytes, 0, 300_000), new FailingStream());

        assertRefused(
                MediumCode.SOURCE_UNREADABLE,
                shown(scene.bundle),
                () -> writer.write(ID, scene.bundle, offset -> dying, Progress.IGNORED));
        assertThat(Scene.names(payloadFolder())).containsExactly("." + scene.bundle.name() + ".part");
    }

    @Test
    void namesNothingWhenTheSourceEndsEarly() {
        assertNotWritten(MediumCode.SOURCE_UNREADABLE, Arrays.copyOf(scene.bundleBytes, scene.bundleBytes.length - 1));
    }

    @Test
    void namesNothingWhenTheSourceIsLonger() {
        assertNotWritten(MediumCode.SOURCE_CHANGED, Arrays.copyOf(scene.bundleBytes, scene.bundleBytes.length + 1));
    }

    @Test
    void namesNothingWhenTheSourceHasOtherBytes() {
        byte[] changed = scene.bundleBytes.clone();
        changed[350_000] ^= 1;

        assertNotWritten(MediumCode.SOURCE_CHANGED, changed);
    }

    @ParameterizedTest
    @EnumSource(
            value = Progress.Phase.class,
            names = {"WRITING", "READING_BACK"})
    void stopsWhenCancelledWithNothingNamed(Progress.Phase when) {
        writer.prepare(ID, Set.of(), List.of());

        assertRefused(
                MediumCode.CANCELLED,
                shown(scene.bundle),
                () -> writer.write(ID, scene.bundle, Scene.source(scene.bundleBytes), new CancelledAt(when)));
        assertThat(Scene.names(payloadFolder())).doesNotContain(scene.bundle.name());
    }

    @Test
    void beginsAgainOverTheLeftoversOfAnInterruptedWrite() throws Exception {
        scene.write();
        Files.writeString(payloadFolder().resolve(".half.zip.part"), "half");
        Files.writeString(payloadFolder().resolve("old.zip"), "of an earlier draft");

        scene.writeAndSeal();

        assertThat(Scene.names(payloadFolder())).containsExactly(scene.rules.name(), scene.bundle.name());
    }

    @Test
    void removesTransfersThatAreDoneWithAndTheirReturns() throws Exception {
        scene.writeAndSeal();
        Files.createDirectories(scene.onMedium("airgap/" + ID + "/return"));
        Files.writeString(scene.onMedium("airgap/" + ID + "/return/receipt-00000001.dsse.json"), "{}");

        writer.prepare(OTHER_ID, Set.of(ID), List.of());

        assertThat(writer.transferIds()).containsExactly(OTHER_ID);
    }

    @Test
    void refusesATransferThatNobodyKnowsBeforeRemovingAnything() throws Exception {
        scene.writeAndSeal();
        String stranger = "2b6c9f7e-3a51-4c1d-9c8e-6f1a2b3c4d5e";
        Files.createDirectories(scene.onMedium("airgap/" + stranger));

        assertRefused(
                MediumCode.MEDIUM_UNEXPECTED_FILE,
                "airgap/" + stranger,
                () -> writer.prepare(OTHER_ID, Set.of(ID), List.of()));
        assertThat(scene.payload(scene.bundle)).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"holiday.jpg", "autorun.inf", "airgap/notes.txt", ".hidden", "lost+found2"})
    void refusesAnythingElseByName(String stranger) throws Exception {
        Files.createDirectories(scene.onMedium(stranger).getParent());
        Files.writeString(scene.onMedium(stranger), "x");

        assertRefused(MediumCode.MEDIUM_UNEXPECTED_FILE, stranger, () -> writer.prepare(ID, Set.of(), List.of()));
    }

    @Test
    void refusesAMediumWithoutRoomBeforeWriting() {
        TransferFile tooMuch =
                new TransferFile("x.zip", FileKind.BUNDLE, TransferFile.MOST_BYTES, Sha256.of(new byte[0]), "id");

        assertRefused(MediumCode.MEDIUM_FULL, "", () -> writer.prepare(ID, Set.of(), List.of(tooMuch)));
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        assertRefused(MediumCode.MEDIUM_MISSING, "", () -> MediumWriter.open(folder.resolve("unplugged")));
    }

    @Test
    void doesNotWriteThroughASymbolicLink() throws Exception {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.createSymbolicLink(scene.onMedium("airgap"), outside);

        assertRefused(MediumCode.MEDIUM_UNEXPECTED_FILE, "airgap", () -> writer.prepare(ID, Set.of(), List.of()));
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void removesASymbolicLinkInAnOldTransferWithoutFollowingIt() throws Exception {
        scene.write();
        Path outside = Files.writeString(folder.resolve("precious"), "keep");
        Files.createSymbolicLink(payloadFolder().resolve("link.zip"), outside);

        writer.prepare(ID, Set.of(), List.of());

        assertThat(outside).hasContent("keep");
    }

    @Test
    void sealsOnlyWhatLiesThereCompletely() throws Exception {
        scene.write();
        Files.delete(scene.payload(scene.rules));

        assertRefused(
                MediumCode.MEDIUM_FILE_MISSING, shown(scene.rules), () -> writer.seal(scene.manifest(), scene.signer));
        assertThat(scene.onMedium(Scene.MANIFEST)).doesNotExist();
    }

    @Test
    void sealsNothingThatWasAdded() throws Exception {
        scene.write();
        Files.writeString(payloadFolder().resolve("extra.zip"), "x");

        assertRefused(
                MediumCode.MEDIUM_FILE_ADDED,
                "airgap/" + ID + "/payload/extra.zip",
                () -> writer.seal(scene.manifest(), scene.signer));
    }

    @Test
    void sealsNothingWithoutItsLog() throws Exception {
        scene.write();
        Files.delete(scene.segment());

        assertRefused(
                MediumCode.MEDIUM_FILE_MISSING,
                "airgap/" + ID + "/log/segment.jsonl",
                () -> writer.seal(scene.manifest(), scene.signer));
    }

    @Test
    void sealsNothingWithALogOfAnotherSize() throws Exception {
        scene.write();
        writer.writeLog(ID, new ByteArrayInputStream(new byte[3]), Progress.IGNORED);

        assertRefused(
                MediumCode.MEDIUM_FILE_CHANGED,
                "airgap/" + ID + "/log/segment.jsonl",
                () -> writer.seal(scene.manifest(), scene.signer));
    }

    @Test
    void sealsAgainOverTheLeftoverOfAnInterruptedSealing() throws Exception {
        scene.write();
        Files.writeString(scene.onMedium("airgap/" + ID + "/.volume-1-of-1.dsse.json.part"), "{");

        writer.seal(scene.manifest(), scene.signer);

        scene.stage().publish();
    }

    @Test
    void saysWhatItWroteOfTheLogAndReplacesAnEarlierOne() {
        writer.prepare(ID, Set.of(), List.of());
        writer.writeLog(ID, new ByteArrayInputStream(new byte[3]), Progress.IGNORED);
        Map<Progress.Phase, Long> seen = new EnumMap<>(Progress.Phase.class);

        SealedFile written = writer.writeLog(
                ID,
                new ByteArrayInputStream(scene.segmentBytes),
                (phase, bytes) -> seen.merge(phase, bytes, Long::sum));

        assertThat(written).isEqualTo(new SealedFile(scene.segmentBytes.length, Sha256.of(scene.segmentBytes)));
        assertThat(scene.segment()).hasBinaryContent(scene.segmentBytes);
        assertThat(Scene.names(scene.segment().getParent())).containsExactly("segment.jsonl");
        assertThat(seen)
                .containsOnly(
                        Map.entry(Progress.Phase.WRITING, written.size()),
                        Map.entry(Progress.Phase.READING_BACK, written.size()));
    }

    @Test
    void namesNoLogWhenItsSourceDiesHalfWay() {
        writer.prepare(ID, Set.of(), List.of());
        InputStream dying = new SequenceInputStream(new ByteArrayInputStream(scene.segmentBytes), new FailingStream());

        assertRefused(
                MediumCode.SOURCE_UNREADABLE,
                "airgap/" + ID + "/log/segment.jsonl",
                () -> writer.writeLog(ID, dying, Progress.IGNORED));
        assertThat(scene.segment().getParent()).isEmptyDirectory();
    }

    @Test
    void writesNoLogForATransferThatIsNotThere() {
        assertRefused(
                MediumCode.MEDIUM_FILE_MISSING,
                "airgap/" + ID,
                () -> writer.writeLog(ID, InputStream.nullInputStream(), Progress.IGNORED));
    }

    private void assertNotWritten(MediumCode finding, byte[] sent) {
        writer.prepare(ID, Set.of(), List.of());

        assertRefused(
                finding,
                shown(scene.bundle),
                () -> writer.write(ID, scene.bundle, Scene.source(sent), Progress.IGNORED));
        assertThat(scene.payload(scene.bundle)).doesNotExist();
    }

    private Path payloadFolder() {
        return scene.onMedium("airgap/" + ID + "/payload");
    }

    private static String shown(TransferFile file) {
        return "airgap/" + ID + "/payload/" + file.name();
    }

    private static final class FailingStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("connection reset");
        }
    }
}
