package dev.airgap.media;

import dev.airgap.media.Progress.Phase;
import dev.airgap.trust.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * One file, read once, hashed on the way, synced under a temporary name, compared with what it should be if that is known.
 */
final class Copy {

    private static final int PIECE_BYTES = 256 * 1024;

    /** Which side is the medium decides what a failure is called. */
    enum Direction {
        TO_MEDIUM(
                Phase.WRITING,
                MediumCode.SOURCE_UNREADABLE,
                // A source that dies may look like one that ends early: asking again may help.
                MediumCode.SOURCE_UNREADABLE,
                MediumCode.SOURCE_CHANGED,
                MediumCode.MEDIUM_FULL,
                MediumCode.MEDIUM_UNWRITABLE),
        FROM_MEDIUM(
                Phase.READING,
                MediumCode.MEDIUM_UNREADABLE,
                MediumCode.MEDIUM_FILE_CHANGED,
                MediumCode.MEDIUM_FILE_CHANGED,
                MediumCode.TARGET_FULL,
                MediumCode.TARGET_UNWRITABLE);

        private final Phase phase;
        private final MediumCode sourceFailed;
        private final MediumCode sourceShort;
        private final MediumCode sourceDiffers;
        private final MediumCode targetFull;
        private final MediumCode targetFailed;

        Direction(
                Phase phase,
                MediumCode sourceFailed,
                MediumCode sourceShort,
                MediumCode sourceDiffers,
                MediumCode targetFull,
                MediumCode targetFailed) {
            this.phase = phase;
            this.sourceFailed = sourceFailed;
            this.sourceShort = sourceShort;
            this.sourceDiffers = sourceDiffers;
            this.targetFull = targetFull;
            this.targetFailed = targetFailed;
        }
    }

    private final Direction direction;
    private final @Nullable SealedFile expected;
    private final String shown;
    private final Progress progress;

    Copy(Direction direction, @Nullable SealedFile expected, String shown, Progress progress) {
        this.direction = direction;
        this.expected = expected;
        this.shown = shown;
        this.progress = progress;
    }

    /** Leaves the complete, compared and synced file at {@code target}, or nothing there and throws. */
    SealedFile run(InputStream source, Path target) {
        try {
            return copy(source, target, Begun.nothing());
        } catch (MediumException e) {
            deleteAfter(e, target);
            throw e;
        }
    }

    /**
     * Like {@link #run}, but goes on after what lies at {@code target}, and leaves there what was copied so far when it
     * throws, unless it is not the beginning of the expected file.
     */
    SealedFile goOn(InputStream source, Path target, Begun begun) {
        try {
            return copy(source, target, begun);
        } catch (MediumException e) {
            if (e.finding() == direction.sourceDiffers) {
                deleteAfter(e, target);
            }
            throw e;
        }
    }

    /**
     * Copies to {@code offset} of a file that others bring the rest of; made if it is not there. What was there before stays,
     * also when it throws: only the bytes of this piece are worth nothing then.
     */
    SealedFile into(InputStream source, Path target, long offset) {
        try (FileChannel out = FileChannel.open(
                target, StandardOpenOption.WRITE, StandardOpenOption.CREATE, LinkOption.NOFOLLOW_LINKS)) {
            return copy(source, out.position(offset), Begun.nothing());
        } catch (IOException e) {
            throw targetFailed(e, 0);
        }
    }

    private SealedFile copy(InputStream source, Path target, Begun begun) {
        OpenOption how = begun.bytes() == 0 ? StandardOpenOption.CREATE_NEW : StandardOpenOption.APPEND;
        try (FileChannel out = FileChannel.open(target, StandardOpenOption.WRITE, how, LinkOption.NOFOLLOW_LINKS)) {
            return copy(source, out, begun);
        } catch (IOException e) {
            throw targetFailed(e, begun.bytes());
        }
    }

    private SealedFile copy(InputStream source, FileChannel out, Begun begun) {
        MessageDigest digest = begun.digest();
        long copied = begun.bytes();
        try {
            byte[] piece = new byte[PIECE_BYTES];
            for (int read = next(source, piece, copied); read >= 0; read = next(source, piece, copied)) {
                copied += read;
                if (expected != null && copied > expected.size()) {
                    throw failure(
                            direction.sourceDiffers,
                            "is longer than the announced " + expected.size() + " bytes",
                            null);
                }
                digest.update(piece, 0, read);
                writeFully(out, ByteBuffer.wrap(piece, 0, read));
                if (read > 0) {
                    progress.advanced(direction.phase, read);
                }
            }
            SealedFile actual = new SealedFile(copied, Sha256.ofDigest(digest.digest()));
            requireExpected(actual);
            out.force(true);
            return actual;
        } catch (IOException e) {
            throw targetFailed(e, copied);
        }
    }

    private MediumException targetFailed(IOException e, long copied) {
        return failure(
                Durable.isNoSpace(e) ? direction.targetFull : direction.targetFailed,
                "could not be written after " + copied + " bytes: " + Durable.reason(e),
                e);
    }

    private int next(InputStream source, byte[] piece, long offset) {
        if (progress.cancelled()) {
            throw failure(MediumCode.CANCELLED, "stopped after " + offset + " bytes", null);
        }
        try {
            return source.read(piece);
        } catch (IOException e) {
            throw failure(
                    direction.sourceFailed, "could not be read at offset " + offset + ": " + Durable.reason(e), e);
        }
    }

    private void requireExpected(SealedFile actual) {
        if (expected == null) {
            return;
        }
        if (actual.size() < expected.size()) {
            throw failure(
                    direction.sourceShort, "ended after " + actual.size() + " of " + expected.size() + " bytes", null);
        }
        if (!actual.equals(expected)) {
            throw failure(
                    direction.sourceDiffers, "has sha256 " + actual.sha256() + ", expected " + expected.sha256(), null);
        }
    }

    private static void writeFully(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private static void deleteAfter(MediumException failure, Path target) {
        try {
            Files.deleteIfExists(target);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private MediumException failure(MediumCode code, String message, @Nullable IOException cause) {
        return new MediumException(code, shown, message, cause);
    }
}
