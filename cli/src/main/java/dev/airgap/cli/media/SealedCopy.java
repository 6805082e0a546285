package dev.airgap.cli.media;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airgap.cli.rest.ServiceApi;
import dev.airgap.media.MediumCode;
import dev.airgap.media.MediumException;
import dev.airgap.media.MediumReader;
import dev.airgap.media.MediumWriter;
import dev.airgap.media.ReturnedFile;
import dev.airgap.media.SealedFile;
import dev.airgap.media.SealedFolder;
import dev.airgap.media.SealedRoots;
import dev.airgap.media.TransferFile;
import dev.airgap.media.VolumeManifest;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.RootChain;
import dev.airgap.trust.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A sealed transfer, or one volume of it, from the service to the medium at this desk: only what is missing is asked for, every byte is read back,
 * and the seal is written last.
 */
final class SealedCopy {

    private static final int LARGEST_MANIFEST = 1 << 20;
    private static final int TRIES = 8;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ServiceApi service;
    private final String transferId;
    private final int volume;
    private final Path mount;

    SealedCopy(ServiceApi service, String transferId, int volume, Path mount) {
        this.service = service;
        this.transferId = transferId;
        this.volume = volume;
        this.mount = mount;
    }

    /** The manifest, as the service has it. Nobody signed for the way to this desk: it is compared with its digest. */
    VolumeManifest manifest(byte[] envelope) {
        return VolumeManifest.parse(Envelope.parse(envelope, LARGEST_MANIFEST).payload());
    }

    byte[] envelope(int volumes, String manifestSha256) {
        String name = "volume-%d-of-%d.dsse.json".formatted(volume, volumes);
        byte[] envelope = service.bytes(path(name), "application/octet-stream");
        if (!Sha256.of(envelope).hex().equals(manifestSha256)) {
            throw new MediaException(
                    MediaException.Kind.REFUSED,
                    "SOURCE_CHANGED",
                    "the service gave out another manifest than it announced");
        }
        return envelope;
    }

    /** Asks whether what lies on the medium may go. */
    void clear(MediumWriter writer) {
        List<Map<String, String>> returned = MediumReader.open(mount).returned().stream()
                .map(SealedCopy::returned)
                .toList();
        service.post(
                "/api/v1/transfers/" + transferId + "/medium/clearance?volume=" + volume,
                Map.of("transferIds", writer.transferIds(), "returned", returned));
    }

    private static Map<String, String> returned(ReturnedFile file) {
        return Map.of(
                "transferId",
                file.transferId(),
                "sha256",
                Sha256.of(file.bytes()).hex());
    }

    /** @return the SHA-256 of the manifest on the medium */
    Sha256 write(byte[] envelope, CopyLine progress) {
        VolumeManifest manifest = manifest(envelope);
        MediumWriter writer = MediumWriter.open(mount);
        requireNoOtherVolume();
        clear(writer);
        List<TransferFile> files = SealedFolder.filesOn(manifest);
        writer.prepare(transferId, Set.copyOf(writer.transferIds()), files);
        for (TransferFile file : files) {
            writeFile(writer, file, progress);
        }
        if (manifest.hasLog()) {
            writeLog(writer, manifest, progress);
        }
        writeRoots(writer, manifest.roots());
        return writer.seal(manifest, envelope);
    }

    /** Sticks look alike: the one that was just written must not be written over with the next volume. */
    private void requireNoOtherVolume() {
        if (!MediumWriter.open(mount).transferIds().contains(transferId)) {
            return;
        }
        MediumReader.open(mount).volume(transferId).ifPresent(other -> {
            if (other != volume) {
                throw new MediaException(
                        MediaException.Kind.REFUSED,
                        "MEDIUM_IN_USE",
                        "volume %d of this transfer is on this medium; put in the one for volume %d"
                                .formatted(other, volume));
            }
        });
    }

    /** A connection that breaks is made again; what came before is on the medium. */
    private void writeFile(MediumWriter writer, TransferFile file, CopyLine progress) {
        for (int attempt = 1; ; attempt++) {
            try {
                writer.write(
                        transferId, file, offset -> service.download(path("payload/" + file.name()), offset), progress);
                return;
            } catch (MediumException e) {
                if (e.finding() != MediumCode.SOURCE_UNREADABLE || attempt >= TRIES) {
                    throw e;
                }
                pause();
            }
        }
    }

    private void writeLog(MediumWriter writer, VolumeManifest manifest, CopyLine progress) {
        try (InputStream log = service.download(path("log/segment.jsonl"), 0)) {
            SealedFile written = writer.writeLog(transferId, log, progress);
            requireSealed(
                    written.size() == manifest.log().size()
                            && written.sha256().equals(manifest.log().sha256()),
                    "log/segment.jsonl");
        } catch (IOException e) {
            throw new MediaException(MediaException.Kind.NOT_YET, "SOURCE_UNREADABLE", "log/segment.jsonl: " + e);
        }
    }

    private void writeRoots(MediumWriter writer, SealedRoots sealed) {
        byte[] bytes = service.bytes(path("roots.json"), "application/octet-stream");
        SealedRoots written = writer.writeRoots(transferId, RootChain.parse(bytes), sealed.version());
        requireSealed(written.equals(sealed), "roots.json");
    }

    private static void requireSealed(boolean same, String file) {
        if (!same) {
            throw new MediaException(
                    MediaException.Kind.REFUSED, "SOURCE_CHANGED", "" + file + " is not what was sealed");
        }
    }

    /** The service believes what was read back here. */
    JsonNode report(Sha256 manifest) {
        return service.post(
                "/api/v1/transfers/" + transferId + "/medium/written", Map.of("manifestSha256", manifest.hex()));
    }

    private String path(String inTransfer) {
        return "/api/v1/transfers/%s/medium/airgap/%s/%s?volume=%d"
                .formatted(transferId, transferId, inTransfer, volume);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MediaException(MediaException.Kind.NOT_YET, "CANCELLED", "interrupted");
        }
    }
}
