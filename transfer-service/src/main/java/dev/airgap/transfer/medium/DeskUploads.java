package dev.airgap.transfer.medium;

import dev.airgap.kit.problem.ProblemException;
import dev.airgap.media.MediumPath;
import dev.airgap.transfer.problem.TransferProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes what lies on a medium at a desk, file by file and piece by piece: an upload that broke off goes on where it stopped. */
@ApplicationScoped
public class DeskUploads {

    private static final int PIECE_BYTES = 64 * 1024;

    private final MediumPlaces places;

    DeskUploads(MediumPlaces places) {
        this.places = places;
    }

    /**
     * How many bytes of a file are here.
     *
     * @throws ProblemException MEDIUM_FILE_ADDED if no such file may lie on a medium
     */
    public long offset(String workId, String path) {
        Path file = file(workId, path);
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("an upload cannot be looked at", e);
        }
    }

    /**
     * Appends to a file.
     *
     * @param offset where the bytes belong: the number of bytes that are here
     * @return how many bytes of the file are here now
     * @throws ProblemException MEDIUM_FILE_ADDED, UPLOAD_OFFSET_DIFFERS, UPLOAD_NO_ROOM
     */
    public long append(String workId, String path, long offset, InputStream bytes) {
        Path file = file(workId, path);
        try {
            Files.createDirectories(file.getParent());
            try (FileChannel out = FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                    FileLock lock = lock(out)) {
                if (lock == null || out.size() != offset) {
                    throw new ProblemException(
                            TransferProblem.UPLOAD_OFFSET_DIFFERS,
                            "%d bytes of %s are here; go on from there.".formatted(out.size(), path));
                }
                return copy(bytes, out.position(offset));
            }
        } catch (IOException e) {
            if (isNoSpace(e)) {
                throw new ProblemException(
                        TransferProblem.UPLOAD_NO_ROOM, "There is no room for more of %s here.".formatted(path));
            }
            throw new UncheckedIOException("an upload cannot be kept", e);
        }
    }

    /** Two uploads of the same file at once: one of them goes on, the other is told where. */
    private static @Nullable FileLock lock(FileChannel out) throws IOException {
        try {
            return out.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static long copy(InputStream bytes, FileChannel out) throws IOException {
        byte[] piece = new byte[PIECE_BYTES];
        for (int read = bytes.read(piece); read >= 0; read = bytes.read(piece)) {
            ByteBuffer buffer = ByteBuffer.wrap(piece, 0, read);
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
        }
        return out.position();
    }

    private Path file(String workId, String path) {
        return MediumPath.parse(path)
                .orElseThrow(() -> new ProblemException(
                        TransferProblem.MEDIUM_FILE_ADDED, "%s may not lie on a medium.".formatted(path)))
                .in(places.of(workId, true));
    }

    private static boolean isNoSpace(IOException e) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("no space left");
    }
}
