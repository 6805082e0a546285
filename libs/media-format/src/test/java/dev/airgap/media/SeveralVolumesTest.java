package dev.airgap.media;

import static dev.airgap.media.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.trust.RootChain;
import dev.airgap.trust.Sha256;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three sticks for one transfer. */
class SeveralVolumesTest {

    private static final String ID = Scene.ID;

    @TempDir
    Path folder;

    private final byte[] bytes = new byte[10_000_000];
    private final List<VolumeManifest> manifests = new ArrayList<>();
    private Scene scene;
    private TransferFile bundle;

    @BeforeEach
    void threeSticks() throws Exception {
        new Random(3).nextBytes(bytes);
        scene = new Scene(folder);
        bundle = Scene.file("x.zip", FileKind.BUNDLE, bytes, "id");
        seal(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"123", "132", "213", "231", "312", "321", "3312"})
    void isReadInAnyOrder(String order) {
        VolumeSet set = new VolumeSet();
        for (char number : order.toCharArray()) {
            set.add(stage(number - '0'));
        }

        assertThat(set.isComplete()).isTrue();
        MediumReader.requireWhole(manifests.getFirst(), file -> scene.target);
        MediumReader.staged(ID, List.of(bundle, scene.rules), file -> scene.target, scene.logTarget)
                .publish();
        assertThat(scene.target.resolve("x.zip")).hasBinaryContent(bytes);
        assertThat(scene.target.resolve(scene.rules.name())).hasBinaryContent(scene.rulesBytes);
        assertThat(scene.logTarget).hasBinaryContent(scene.segmentBytes);
    }

    @Test
    void saysWhichVolumesAreMissing() {
        VolumeSet set = new VolumeSet();
        set.add(stage(2));

        assertThat(set.missing()).containsExactly(1, 3);
        assertThat(set.isComplete()).isFalse();
    }

    @Test
    void refusesAVolumeThatWasWrittenAnotherTime() throws Exception {
        VolumeSet set = new VolumeSet();
        set.add(stage(1));
        bytes[0] ^= 1;
        bundle = Scene.file("x.zip", FileKind.BUNDLE, bytes, "id");
        manifests.clear();
        seal(Instant.parse("2026-01-01T00:00:00Z"));

        assertRefused(
                MediumCode.MEDIUM_VOLUME_MIXED, "airgap/" + ID + "/volume-2-of-3.dsse.json", () -> set.add(stage(2)));
    }

    @Test
    void takesAVolumeThatWasWrittenToAnotherStickInstead() {
        VolumeSet set = new VolumeSet();
        set.add(stage(1));
        set.add(stage(3));
        VolumeManifest before = manifests.get(1);
        VolumeManifest replaced = new VolumeManifest(
                before.transferId(),
                before.volume(),
                "STICK-99",
                "SEAL-99",
                before.site(),
                before.cycle(),
                before.sealedAt().plusSeconds(3_600),
                before.files(),
                before.log(),
                before.roots(),
                before.receiptKnown());

        set.add(new SealedTransfer(replaced, Sha256.of(new byte[0]), ""));

        assertThat(set.isComplete()).isTrue();
    }

    @Test
    void namesAPieceThatWasChanged() throws Exception {
        Path piece = stick(2).resolve("airgap/" + ID + "/payload/x.zip.part-002");
        byte[] changed = Files.readAllBytes(piece);
        changed[9] ^= 1;
        Files.write(piece, changed);

        assertRefused(MediumCode.MEDIUM_FILE_CHANGED, "airgap/" + ID + "/payload/x.zip.part-002", () -> stage(2));
    }

    @Test
    void refusesWhatLiesOnTheWrongVolume() throws Exception {
        Files.copy(
                stick(2).resolve("airgap/" + ID + "/payload/x.zip.part-002"),
                stick(1).resolve("airgap/" + ID + "/payload/x.zip.part-002"));

        assertRefused(MediumCode.MEDIUM_FILE_ADDED, "airgap/" + ID + "/payload/x.zip.part-002", () -> stage(1));
    }

    @Test
    void refusesTwoVolumesOnOneMedium() throws Exception {
        Files.copy(
                stick(2).resolve("airgap/" + ID + "/volume-2-of-3.dsse.json"),
                stick(1).resolve("airgap/" + ID + "/volume-2-of-3.dsse.json"));

        assertRefused(MediumCode.MEDIUM_FILE_ADDED, "airgap/" + ID + "/volume-2-of-3.dsse.json", () -> stage(1));
    }

    @Test
    void refusesAVolumeUnderAnothersName() throws Exception {
        Path sealed = stick(2).resolve("airgap/" + ID + "/volume-2-of-3.dsse.json");
        Files.move(sealed, sealed.resolveSibling("volume-3-of-3.dsse.json"));

        assertRefused(MediumCode.MEDIUM_MANIFEST_INVALID, "airgap/" + ID + "/volume-3-of-3.dsse.json", () -> stage(2));
    }

    @Test
    void doesNotTakePiecesForTheWholeThatAreMissingOne() {
        stage(1);
        stage(3);

        assertRefused(
                MediumCode.MEDIUM_FILE_CHANGED,
                "x.zip",
                () -> MediumReader.requireWhole(manifests.getFirst(), file -> scene.target));
    }

    private void seal(Instant at) throws Exception {
        List<TransferFile> files = List.of(bundle, scene.rules);
        List<Piece> plan = VolumePlan.of(files, List.of(4_000_000L, 4_000_000L, 4_000_000L), VolumePlan.FAT32);
        List<SealedPiece> pieces = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            MediumWriter writer = MediumWriter.open(Files.createDirectories(stick(number)));
            writer.prepare(ID, Set.of(), List.of());
            for (Piece piece : plan) {
                if (piece.volume() == number) {
                    byte[] content = piece.file().equals("x.zip") ? bytes : scene.rulesBytes;
                    pieces.add(writer.writePiece(
                            ID,
                            piece,
                            new ByteArrayInputStream(content, (int) piece.offset(), (int) piece.size()),
                            Progress.IGNORED));
                }
            }
        }
        for (int number = 1; number <= 3; number++) {
            MediumWriter writer = MediumWriter.open(stick(number));
            if (number == 1) {
                writer.writeLog(ID, new ByteArrayInputStream(scene.segmentBytes), Progress.IGNORED);
            }
            VolumeManifest manifest = new VolumeManifest(
                    ID,
                    new Volume(number, 3, pieces),
                    "STICK-" + number,
                    "SEAL-" + number,
                    Scene.SITE,
                    "cycle-1",
                    at,
                    files,
                    scene.log,
                    writer.writeRoots(ID, new RootChain(List.of(scene.root.envelopeBytes())), 1),
                    null);
            writer.seal(manifest, scene.signer);
            manifests.add(manifest);
        }
    }

    private SealedTransfer stage(int number) {
        MediumReader reader = MediumReader.open(stick(number));
        SealedTransfer sealed = reader.verify(reader.transfers().getFirst(), scene.root, Scene.SITE);
        reader.stage(sealed, file -> scene.target, scene.logTarget, Progress.IGNORED);
        return sealed;
    }

    private Path stick(int number) {
        return folder.resolve("stick-" + number);
    }
}
