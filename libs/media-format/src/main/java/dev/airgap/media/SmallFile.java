package dev.airgap.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** A signed document on a medium: written and read as a whole. */
final class SmallFile {

    private final Path medium;
    private final Path file;

    SmallFile(Path medium, Path file) {
        this.medium = medium;
        this.file = file;
    }

    /** Under a temporary name, synced, read back from the medium, renamed: there is the old file or the new one. */
    void write(byte[] bytes) {
        Path temporary = file.resolveSibling(MediumLayout.temporary(String.valueOf(file.getFileName())));
        try {
            Files.deleteIfExists(temporary);
            writeSynced(temporary, bytes);
            if (!Arrays.equals(bytes, readBack(temporary))) {
                throw new MediumException(
                        MediumCode.MEDIUM_READ_BACK_DIFFERS, shown(), "the medium gave back something else");
            }
            Durable.rename(temporary, file);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** @param tooLarge what it is called when the file is larger than anything that may lie here */
    byte[] read(MediumFiles files, int maxBytes, MediumCode tooLarge) {
        try (InputStream in = files.open(file)) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new MediumException(tooLarge, shown(), "is longer than " + maxBytes + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new MediumException(
                    MediumCode.MEDIUM_UNREADABLE, shown(), "could not be read: " + Durable.reason(e), e);
        }
    }

    MediumException unwritable(IOException e) {
        MediumCode code = Durable.isNoSpace(e) ? MediumCode.MEDIUM_FULL : MediumCode.MEDIUM_UNWRITABLE;
        return new MediumException(code, shown(), "could not be written: " + Durable.reason(e), e);
    }

    private String shown() {
        return MediumLayout.shown(medium, file);
    }

    private static byte[] readBack(Path written) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        ReadBack.read(written, piece -> {
            byte[] bytes = new byte[piece.remaining()];
            piece.get(bytes);
            read.writeBytes(bytes);
        });
        return read.toByteArray();
    }

    private static void writeSynced(Path file, byte[] bytes) throws IOException {
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW, LinkOption.NOFOLLOW_LINKS)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
            out.force(true);
        }
    }
}
