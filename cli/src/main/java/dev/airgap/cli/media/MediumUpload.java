package dev.airgap.cli.media;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airgap.cli.rest.ServiceApi;
import dev.airgap.cli.rest.ServiceRefusedException;
import dev.airgap.media.MediumPath;
import dev.airgap.media.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What lies on the medium at this desk, from it to the service: file by file, going on where it stopped. */
final class MediumUpload {

    private static final int PIECE_BYTES = 4 << 20;
    private static final int TRIES = 8;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ServiceApi service;
    private final String work;
    private final Path mount;

    /** @param work the arrival or return, as a path */
    MediumUpload(ServiceApi service, String work, Path mount) {
        this.service = service;
        this.work = work;
        this.mount = mount;
    }

    void send(List<MediumPath> files, Progress progress) {
        byte[] piece = new byte[PIECE_BYTES];
        for (MediumPath file : files) {
            send(file, piece, progress);
        }
    }

    /** Says that all of it is there. */
    JsonNode complete() {
        return service.post(work + "/medium/complete", Map.of());
    }

    private void send(MediumPath file, byte[] piece, Progress progress) {
        for (int attempt = 1; ; attempt++) {
            try {
                long there = service.uploaded(path(file));
                progress.skipped(Progress.Phase.READING, attempt == 1 ? there : 0);
                sendFrom(there, file, piece, progress);
                return;
            } catch (IOException e) {
                if (attempt >= TRIES) {
                    throw new MediaException(
                            MediaException.Kind.NOT_YET,
                            "SERVICE_UNREACHABLE",
                            "%s could not be handed over: %s".formatted(file.text(), e));
                }
                pause();
            }
        }
    }

    private void sendFrom(long offset, MediumPath file, byte[] piece, Progress progress) throws IOException {
        try (InputStream in = open(file)) {
            skip(in, offset, file);
            long there = offset;
            int read = next(in, piece, file);
            // A file without bytes is sent, too: it lies on the medium.
            while (read > 0 || there == 0) {
                there = service.append(path(file), there, piece, Math.max(0, read));
                progress.advanced(Progress.Phase.READING, Math.max(0, read));
                if (read == 0) {
                    return;
                }
                read = next(in, piece, file);
            }
        }
    }

    private InputStream open(MediumPath file) {
        try {
            return Files.newInputStream(file.in(mount), LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw unreadable(file, 0, e);
        }
    }

    private static void skip(InputStream in, long offset, MediumPath file) {
        try {
            in.skipNBytes(offset);
        } catch (IOException e) {
            throw unreadable(file, offset, e);
        }
    }

    private static int next(InputStream in, byte[] piece, MediumPath file) {
        try {
            return in.readNBytes(piece, 0, piece.length);
        } catch (IOException e) {
            throw unreadable(file, 0, e);
        }
    }

    private static MediaException unreadable(MediumPath file, long offset, IOException e) {
        return new MediaException(
                MediaException.Kind.REFUSED,
                "MEDIUM_UNREADABLE",
                "%s cannot be read after byte %d: %s".formatted(file.text(), offset, e.getMessage()));
    }

    private String path(MediumPath file) {
        return work + "/medium/" + file.text();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceRefusedException("CANCELLED", "interrupted");
        }
    }
}
