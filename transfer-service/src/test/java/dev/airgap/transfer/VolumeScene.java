package dev.airgap.transfer;

import dev.airgap.media.DividedFile;
import dev.airgap.media.FileKind;
import dev.airgap.media.MediumWriter;
import dev.airgap.media.Piece;
import dev.airgap.media.Progress;
import dev.airgap.media.SealedFile;
import dev.airgap.media.SealedLog;
import dev.airgap.media.SealedPiece;
import dev.airgap.media.SealedRoots;
import dev.airgap.media.TransferFile;
import dev.airgap.media.Volume;
import dev.airgap.media.VolumeManifest;
import dev.airgap.media.VolumePlan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** A bundle that the DMZ divided among several sticks. */
public final class VolumeScene {

    private final TransferScene scene;
    private final String transferId;
    private final String cycleId;
    private final Path drawer;
    private final int volumes;

    /** @param drawer an empty folder, in which each stick is a folder */
    public VolumeScene(TransferScene scene, String transferId, String cycleId, Path drawer, int volumes) {
        this.scene = scene;
        this.transferId = transferId;
        this.cycleId = cycleId;
        this.drawer = drawer;
        this.volumes = volumes;
    }

    public static String serial(int volume) {
        return "STICK-" + volume;
    }

    /** Writes and seals all of them. */
    public void seal(String zip, byte[] bundle, String bundleId) {
        TransferFile file = TransferScene.file(zip, FileKind.BUNDLE, bundle, bundleId);
        long room = bundle.length / volumes + 1L;
        List<Piece> plan = VolumePlan.of(List.of(file), Collections.nCopies(volumes, room), VolumePlan.FAT32);
        for (int number = 1; number <= volumes; number++) {
            writer(number).prepare(transferId, Set.of(), List.of());
        }
        List<SealedPiece> pieces = new ArrayList<>(new DividedFile(transferId, file, plan)
                .write(this::writer, new ByteArrayInputStream(bundle), Progress.IGNORED));
        SealedFile log = writer(1).writeLog(transferId, new ByteArrayInputStream(scene.dmzSegment()), Progress.IGNORED);
        for (int number = 1; number <= volumes; number++) {
            SealedRoots roots = writer(number)
                    .writeRoots(
                            transferId,
                            scene.roots().chain(),
                            scene.root().document().version());
            VolumeManifest manifest = new VolumeManifest(
                    transferId,
                    new Volume(number, volumes, pieces),
                    serial(number),
                    TransferScene.SEAL,
                    TransferScene.SITE,
                    cycleId,
                    Instant.parse("2026-01-01T00:00:00Z"),
                    List.of(file),
                    new SealedLog(TransferScene.SITE + "/dmz", 0, scene.dmzLogSize(), log.size(), log.sha256()),
                    roots,
                    null);
            writer(number).seal(manifest, scene.signer());
        }
    }

    /** Puts one of the sticks in, and takes out the one that was in. */
    public void plugIn(int volume) {
        scene.empty();
        copy(stick(volume), scene.medium());
    }

    public Path stick(int volume) {
        return drawer.resolve(serial(volume));
    }

    /** The piece of the bundle that lies on one of them. */
    public Path piece(String zip, int volume) {
        return stick(volume).resolve("airgap/%s/payload/%s.part-%03d".formatted(transferId, zip, volume));
    }

    private MediumWriter writer(int volume) {
        try {
            return MediumWriter.open(Files.createDirectories(stick(volume)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try (var all = Files.walk(from)) {
            for (Path path : all.filter(path -> !path.equals(from)).toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
