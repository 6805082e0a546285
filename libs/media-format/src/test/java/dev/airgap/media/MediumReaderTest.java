package dev.airgap.media;

import static dev.airgap.media.Refusals.assertRefused;
import static dev.airgap.media.Scene.ID;
import static dev.airgap.media.Scene.OTHER_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.airgap.trust.Envelope;
import dev.airgap.trust.PayloadTypes;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediumReaderTest {

    private static final String SEGMENT = "airgap/" + ID + "/log/segment.jsonl";

    @TempDir
    Path folder;

    private Scene scene;

    @BeforeEach
    void aSealedMedium() throws Exception {
        scene = new Scene(folder);
        scene.writeAndSeal();
    }

    @Test
    void placesTheFilesUnderTheirNames() {
        try (StagedTransfer staged = scene.stage()) {
            staged.publish();
        }

        assertThat(Scene.names(scene.target))
                .containsExactly(scene.rules.name(), scene.bundle.name(), "transfer.log.jsonl");
        assertThat(scene.target.resolve(scene.bundle.name())).hasBinaryContent(scene.bundleBytes);
        assertThat(scene.target.resolve(scene.rules.name())).hasBinaryContent(scene.rulesBytes);
        assertThat(scene.logTarget).hasBinaryContent(scene.segmentBytes);
    }

    @Test
    void namesNothingBeforeItIsPublished() {
        StagedTransfer staged = scene.stage();

        assertThat(Scene.names(scene.target)).allMatch(name -> name.startsWith(".airgap-"));
        staged.close();
        assertThat(scene.target).isEmptyDirectory();
    }

    @Test
    void readsEachByteOnceAndReportsIt() {
        Map<String, AtomicLong> readBytes = new ConcurrentHashMap<>();
        AtomicLong reported = new AtomicLong();
        MediumReader counting = reader(file -> new CountingStream(
                file, readBytes.computeIfAbsent(file.getFileName().toString(), name -> new AtomicLong())));

        scene.stage(counting, (phase, bytes) -> reported.addAndGet(bytes)).publish();

        assertThat(readBytes.get(scene.bundle.name())).hasValue(scene.bundle.size());
        assertThat(readBytes.get(scene.rules.name())).hasValue(scene.rules.size());
        assertThat(readBytes.get("segment.jsonl")).hasValue(scene.log.size());
        assertThat(readBytes.get("volume-1-of-1.dsse.json"))
                .hasValue(scene.onMedium(Scene.MANIFEST).toFile().length());
        assertThat(reported).hasValue(scene.manifest().bytes());
    }

    @Test
    void placesTheBytesItVerifiedWhenTheMediumLiesTheSecondTime() {
        Set<Path> opened = ConcurrentHashMap.newKeySet();
        MediumReader lying = reader(file -> opened.add(file)
                ? MediumFiles.MOUNTED.open(file)
                : new ByteArrayInputStream(new byte[(int) Files.size(file)]));

        scene.stage(lying, Progress.IGNORED).publish();

        assertThat(scene.target.resolve(scene.bundle.name())).hasBinaryContent(scene.bundleBytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 350_000, 1_300_000})
    void refusesASingleChangedBit(int offset) throws Exception {
        byte[] changed = scene.bundleBytes.clone();
        changed[offset] ^= 0x10;
        Files.write(scene.payload(scene.bundle), changed);

        assertNothingPlaced(MediumCode.MEDIUM_FILE_CHANGED, shown(scene.bundle));
    }

    @Test
    void refusesTheLastFileAndPlacesNotEvenTheFirst() throws Exception {
        byte[] changed = scene.rulesBytes.clone();
        changed[0] ^= 1;
        Files.write(scene.payload(scene.rules), changed);

        assertNothingPlaced(MediumCode.MEDIUM_FILE_CHANGED, shown(scene.rules));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3_000, 5_677})
    void refusesASingleChangedBitOfTheLogAndPlacesNothing(int offset) throws Exception {
        byte[] changed = scene.segmentBytes.clone();
        changed[offset] ^= 0x01;
        Files.write(scene.segment(), changed);

        assertNothingPlaced(MediumCode.MEDIUM_FILE_CHANGED, SEGMENT);
    }

    @Test
    void refusesATruncatedLog() throws Exception {
        Files.write(scene.segment(), java.util.Arrays.copyOf(scene.segmentBytes, 5_000));

        assertNothingPlaced(MediumCode.MEDIUM_FILE_CHANGED, SEGMENT);
    }

    @Test
    void refusesAMissingLog() throws Exception {
        Files.delete(scene.segment());
        assertNothingPlaced(MediumCode.MEDIUM_FILE_MISSING, SEGMENT);

        Files.delete(scene.segment().getParent());
        assertNothingPlaced(MediumCode.MEDIUM_FILE_MISSING, SEGMENT);
    }

    @Test
    void refusesASymbolicLinkInPlaceOfTheLog() throws Exception {
        Path elsewhere = Files.move(scene.segment(), folder.resolve("elsewhere.jsonl"));
        Files.createSymbolicLink(scene.segment(), elsewhere);

        assertNothingPlaced(MediumCode.MEDIUM_FILE_ADDED, SEGMENT);
    }

    @Test
    void refusesATruncatedFile() throws Exception {
        Files.write(scene.payload(scene.rules), java.util.Arrays.copyOf(scene.rulesBytes, 1_233));

        assertNothingPlaced(MediumCode.MEDIUM_FILE_CHANGED, shown(scene.rules));
    }

    @Test
    void refusesAFileThatShrinksOrGrowsBetweenListingAndReading() {
        for (int length : new int[] {scene.rulesBytes.length - 1, scene.rulesBytes.length + 1}) {
            MediumReader reader = reader(file -> file.endsWith(scene.rules.name())
                    ? new ByteArrayInputStream(java.util.Arrays.copyOf(scene.rulesBytes, length))
                    : MediumFiles.MOUNTED.open(file));

            assertRefused(
                    MediumCode.MEDIUM_FILE_CHANGED, shown(scene.rules), () -> scene.stage(reader, Progress.IGNORED));
        }
        assertThat(scene.target).isEmptyDirectory();
    }

    @Test
    void refusesAMissingFile() throws Exception {
        Files.delete(scene.payload(scene.rules));

        assertNothingPlaced(MediumCode.MEDIUM_FILE_MISSING, shown(scene.rules));
    }

    @Test
    void refusesAMissingPayloadFolder() throws Exception {
        Files.delete(scene.payload(scene.rules));
        Files.delete(scene.payload(scene.bundle));
        Files.delete(scene.payload(scene.bundle).getParent());

        assertNothingPlaced(MediumCode.MEDIUM_FILE_MISSING, shown(scene.bundle));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payload/added.zip",
                "payload/.26-001.dsru.part",
                "payload/folder/x",
                "readme.txt",
                "volume-2-of-2.dsse.json",
                "log/entries",
                "log/.segment.jsonl.part",
                "log/folder/x",
                "return/autorun.inf",
                "return/receipt-1.dsse.json",
                "return/receipt-000000001.dsse.json",
                "return/need-list.dsse.json",
                "return/.receipt-00000001.dsse.json",
                "return/folder/receipt-00000001.dsse.json",
                ".volume-1-of-1.dsse.json.part"
            })
    void refusesAnAddedFile(String added) throws Exception {
        Path file = scene.onMedium("airgap/" + ID + "/" + added);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");
        String culprit = added.replaceFirst("^(payload/folder|return/folder|log/folder)/.*", "$1");

        assertNothingPlaced(MediumCode.MEDIUM_FILE_ADDED, "airgap/" + ID + "/" + culprit);
    }

    @Test
    void refusesASymbolicLinkInPlaceOfAFile() throws Exception {
        Path elsewhere = Files.move(scene.payload(scene.bundle), folder.resolve("elsewhere.zip"));
        Files.createSymbolicLink(scene.payload(scene.bundle), elsewhere);

        assertNothingPlaced(MediumCode.MEDIUM_FILE_ADDED, shown(scene.bundle));
    }

    @Test
    void refusesASymbolicLinkInPlaceOfAFolder() throws Exception {
        Path payload = scene.payload(scene.bundle).getParent();
        Path elsewhere = Files.move(payload, folder.resolve("elsewhere"));
        Files.createSymbolicLink(payload, elsewhere);

        assertNothingPlaced(MediumCode.MEDIUM_FILE_ADDED, "airgap/" + ID + "/payload");
    }

    @Test
    void acceptsReceiptsEvenUnfinishedOnes() throws Exception {
        Path returned = Files.createDirectory(scene.onMedium("airgap/" + ID + "/return"));
        Files.writeString(returned.resolve("receipt-00000001.dsse.json"), "{}");
        Files.writeString(returned.resolve(".receipt-00000002.dsse.json.part"), "{");

        scene.stage().publish();

        assertThat(scene.target.resolve(scene.bundle.name())).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System Volume Information/",
                "$RECYCLE.BIN/",
                ".Trashes/",
                ".Trash-1000/",
                ".fseventsd/",
                ".Spotlight-V100/",
                "lost+found/",
                ".DS_Store"
            })
    void ignoresWhatOperatingSystemsLeave(String left) throws Exception {
        if (left.endsWith("/")) {
            Files.createDirectory(scene.onMedium(left));
            Files.writeString(scene.onMedium(left + "anything"), "x");
        } else {
            Files.writeString(scene.onMedium(left), "x");
        }

        scene.stage().publish();

        assertThat(scene.target.resolve(scene.bundle.name())).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "holiday.jpg",
                "airgap/holiday.jpg",
                "airgap/.DS_Store",
                "airgap.zip",
                "System Volume Information"
            })
    void refusesWhatBelongsToNobodyByName(String stranger) throws Exception {
        Files.writeString(scene.onMedium(stranger), "x");

        assertNothingPlaced(MediumCode.MEDIUM_UNEXPECTED_FILE, stranger);
    }

    @Test
    void refusesAFolderThatIsNoTransferId() throws Exception {
        Files.createDirectory(scene.onMedium("airgap/" + ID.toUpperCase(java.util.Locale.ROOT)));

        assertNothingPlaced(MediumCode.MEDIUM_UNEXPECTED_FILE, "airgap/" + ID.toUpperCase(java.util.Locale.ROOT));
    }

    @Test
    void refusesATransferThatWasNeverSealed() throws Exception {
        Files.delete(scene.onMedium(Scene.MANIFEST));

        assertNothingPlaced(MediumCode.MEDIUM_NOT_SEALED, Scene.MANIFEST);
    }

    @Test
    void refusesATransferForAnotherSite() {
        reseal(scene.manifest(ID, Scene.OTHER_SITE), true);

        assertNothingPlaced(MediumCode.MEDIUM_WRONG_SITE, Scene.MANIFEST);
    }

    @Test
    void refusesAnotherSitesKeyForThisSite() {
        reseal(scene.manifest(), true);

        assertNothingPlaced(MediumCode.MEDIUM_MANIFEST_INVALID, Scene.MANIFEST);
    }

    @Test
    void refusesOurKeyForAnotherSite() {
        reseal(scene.manifest(ID, Scene.OTHER_SITE), false);

        assertNothingPlaced(MediumCode.MEDIUM_WRONG_SITE, Scene.MANIFEST);
    }

    @Test
    void refusesAManifestFromAnotherTransfersFolder() {
        reseal(scene.manifest(OTHER_ID, Scene.SITE), false);

        assertNothingPlaced(MediumCode.MEDIUM_MANIFEST_INVALID, Scene.MANIFEST);
    }

    @ParameterizedTest
    @CsvSource({PayloadTypes.BUNDLE, PayloadTypes.RECEIPT})
    void refusesAnotherKindOfDocument(String payloadType) throws Exception {
        Files.write(
                scene.onMedium(Scene.MANIFEST),
                Envelope.sign(payloadType, scene.manifest().toPayload(), List.of(scene.signer))
                        .toBytes());

        assertNothingPlaced(MediumCode.MEDIUM_MANIFEST_INVALID, Scene.MANIFEST);
    }

    @Test
    void refusesAChangedManifestWhereverItIsChanged() throws Exception {
        byte[] sealed = Files.readAllBytes(scene.onMedium(Scene.MANIFEST));
        for (int offset = 0; offset < sealed.length; offset += 13) {
            byte[] changed = sealed.clone();
            changed[offset] ^= 1;
            Files.write(scene.onMedium(Scene.MANIFEST), changed);

            // A changed site's name is refused as what it claims to be.
            assertThatExceptionOfType(MediumException.class)
                    .isThrownBy(scene::stage)
                    .extracting(MediumException::finding)
                    .isIn(MediumCode.MEDIUM_MANIFEST_INVALID, MediumCode.MEDIUM_WRONG_SITE);
            assertThat(scene.target).isEmptyDirectory();
        }
    }

    @Test
    void tellsWhatItPassesOver() throws Exception {
        Files.createDirectories(scene.onMedium("lost+found"));
        Files.createDirectories(scene.onMedium(".Trash-1000/files"));
        Files.writeString(scene.onMedium("desktop.ini"), "x");

        assertThat(MediumReader.open(scene.medium).ignored())
                .containsExactly(".Trash-1000", "desktop.ini", "lost+found");
    }

    @Test
    void refusesAManifestThatNeverEnds() throws Exception {
        Files.write(scene.onMedium(Scene.MANIFEST), new byte[2 << 20]);

        assertNothingPlaced(MediumCode.MEDIUM_MANIFEST_INVALID, Scene.MANIFEST);
    }

    @Test
    void refusesAnEmptyMedium() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertRefused(
                MediumCode.MEDIUM_EMPTY, "", () -> MediumReader.open(empty).transfers());
    }

    @Test
    void refusesAMediumThatIsNotThere() {
        assertRefused(MediumCode.MEDIUM_MISSING, "", () -> MediumReader.open(folder.resolve("unplugged")));
    }

    @Test
    void canBeReadAgainAfterTheMediumFailedHalfWay() {
        MediumReader failing = reader(file -> file.endsWith(scene.bundle.name())
                ? new FailingAfter(MediumFiles.MOUNTED.open(file), 300_000)
                : MediumFiles.MOUNTED.open(file));

        assertRefused(MediumCode.MEDIUM_UNREADABLE, shown(scene.bundle), () -> scene.stage(failing, Progress.IGNORED));
        assertThat(scene.target).isEmptyDirectory();

        scene.stage().publish();
        assertThat(scene.target.resolve(scene.bundle.name())).hasBinaryContent(scene.bundleBytes);
    }

    @Test
    void stopsWhenCancelledWithNothingLeft() {
        assertRefused(
                MediumCode.CANCELLED,
                shown(scene.bundle),
                () -> scene.stage(MediumReader.open(scene.medium), new CancelledAt(Progress.Phase.READING)));
        assertThat(scene.target).isEmptyDirectory();
    }

    @Test
    void refusesATargetFolderThatIsNotThere() throws Exception {
        Files.delete(scene.target);

        assertRefused(MediumCode.TARGET_UNWRITABLE, shown(scene.bundle), scene::stage);
    }

    @Test
    void removesTheLeftoversOfAKilledReadingAndNothingElse() throws Exception {
        scene.stage();
        Files.writeString(scene.target.resolve("mine.part"), "x");

        MediumReader.removeLeftovers(scene.target, Set.of());

        assertThat(Scene.names(scene.target)).containsExactly("mine.part");
    }

    @Test
    void finishesAPublicationThatWasKilledAfterTheFirstFile() throws Exception {
        scene.stage();
        List<TransferFile> files = scene.manifest().files();
        Path placed = scene.target.resolve(scene.bundle.name());
        Files.move(scene.target.resolve(".airgap-" + ID + "-" + scene.bundle.name() + ".part"), placed);

        MediumReader.staged(ID, files, file -> scene.target, scene.logTarget).publish();

        assertThat(Scene.names(scene.target))
                .containsExactly(scene.rules.name(), scene.bundle.name(), "transfer.log.jsonl");
        assertThat(placed).hasBinaryContent(scene.bundleBytes);
    }

    @Test
    void replacesAFileThatAnInterruptedPublicationAlreadyNamed() throws Exception {
        Files.writeString(scene.target.resolve(scene.bundle.name()), "old");

        scene.stage().publish();

        assertThat(scene.target.resolve(scene.bundle.name())).hasBinaryContent(scene.bundleBytes);
    }

    private void reseal(VolumeManifest manifest, boolean byTheOtherSitesKey) {
        try {
            Files.write(
                    scene.onMedium(Scene.MANIFEST),
                    Envelope.sign(
                                    PayloadTypes.TRANSFER,
                                    manifest.toPayload(),
                                    List.of(byTheOtherSitesKey ? scene.otherSigner : scene.signer))
                            .toBytes());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void assertNothingPlaced(MediumCode finding, String culprit) {
        assertRefused(finding, culprit, scene::stage);
        assertThat(scene.target).isEmptyDirectory();
    }

    private MediumReader reader(MediumFiles files) {
        return new MediumReader(MediumListing.mounted(scene.medium), files);
    }

    private static String shown(TransferFile file) {
        return "airgap/" + ID + "/payload/" + file.name();
    }

    private static final class CountingStream extends FilterInputStream {
        private final AtomicLong bytes;

        CountingStream(Path file, AtomicLong bytes) throws IOException {
            super(MediumFiles.MOUNTED.open(file));
            this.bytes = bytes;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            bytes.addAndGet(Math.max(0, read));
            return read;
        }
    }

    private static final class FailingAfter extends FilterInputStream {
        private long left;

        FailingAfter(InputStream in, long bytes) {
            super(in);
            left = bytes;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left <= 0) {
                throw new IOException("Input/output error");
            }
            int read = super.read(target, offset, length);
            left -= read;
            return read;
        }
    }
}
