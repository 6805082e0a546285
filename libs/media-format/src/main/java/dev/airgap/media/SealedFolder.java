package dev.airgap.media;

import dev.airgap.trust.Envelope;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A sealed transfer, or one volume of it, in a folder that looks like a medium: it can be put on other media as it is.
 *
 * @param folder that looks like a medium
 */
public record SealedFolder(Path folder, String transferId) {

    /**
     * Puts it on a medium. What is there already, and is right, is not written again; everything else on the medium goes; the
     * seal is written last.
     *
     * @throws MediumException of either of both; then it can be done again
     */
    public void copyTo(Path medium, Progress progress) {
        MediumReader from = MediumReader.open(folder);
        byte[] envelope = from.sealOf(transferId);
        VolumeManifest manifest =
                VolumeManifest.parse(Envelope.parse(envelope, Seal.MAX_BYTES).payload());
        MediumWriter to = MediumWriter.open(medium);
        List<TransferFile> files = filesOn(manifest);
        to.prepare(transferId, Set.copyOf(to.transferIds()), files);
        for (TransferFile file : files) {
            Path source = MediumLayout.payloadFile(folder, transferId, file.name());
            to.write(transferId, file, offset -> from(source, offset), progress);
        }
        if (manifest.hasLog()) {
            Path segment = MediumLayout.segment(folder, transferId);
            try (InputStream log = Files.newInputStream(segment)) {
                to.writeLog(transferId, log, progress);
            } catch (IOException e) {
                throw new MediumException(
                        MediumCode.SOURCE_UNREADABLE, MediumLayout.shown(folder, segment), Durable.reason(e), e);
            }
        }
        to.writeRoots(transferId, from.rootsOf(transferId), manifest.roots().version());
        to.seal(manifest, envelope);
    }

    /** What lies on this volume: a piece of a divided file is a file of its own there. */
    public static List<TransferFile> filesOn(VolumeManifest manifest) {
        Map<String, TransferFile> files = new HashMap<>();
        manifest.files().forEach(file -> files.put(file.name(), file));
        return manifest.pieces().stream()
                .map(each -> {
                    TransferFile whole =
                            Objects.requireNonNull(files.get(each.piece().file()));
                    return new TransferFile(
                            each.piece().name(), whole.kind(), each.piece().size(), each.sha256(), whole.id());
                })
                .toList();
    }

    private static InputStream from(Path source, long offset) throws IOException {
        InputStream in = Files.newInputStream(source);
        try {
            in.skipNBytes(offset);
            return in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }
}
