package dev.airgap.cli.enrolment;

import dev.airgap.cli.roots.CeremonyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Files that are there as a whole or not at all, even after a power cut. */
public final class DurableFile {

    private static final int LARGEST_COMPARED = 1024 * 1024;

    private DurableFile() {}

    /** @throws EnrolmentFailedException when the disk is in the way */
    public static void write(Path file, byte[] content) {
        Path target = file.toAbsolutePath();
        Path temporary = target.resolveSibling("." + target.getFileName() + ".new");
        try {
            Files.createDirectories(target.getParent());
            try (FileChannel out = FileChannel.open(
                    temporary,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(target.getParent());
        } catch (IOException e) {
            throw new EnrolmentFailedException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Like {@link #write}, for what may be on its way to somebody.
     *
     * @throws CeremonyException CEREMONY_FILE_EXISTS when there is a file with other content
     */
    public static void writeOnce(Path file, byte[] content) {
        if (Files.exists(file) && !Arrays.equals(read(file, LARGEST_COMPARED), content)) {
            throw new CeremonyException(
                    CeremonyException.Finding.CEREMONY_FILE_EXISTS,
                    file + " exists and is another document; remove it if nobody works on it any more");
        }
        write(file, content);
    }

    /** @throws EnrolmentFailedException when there is no such file, or it is larger */
    public static byte[] read(Path file, int maxBytes) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new IOException("larger than " + maxBytes + " bytes");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new EnrolmentFailedException("there is no file " + file, e);
        } catch (IOException e) {
            throw new EnrolmentFailedException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static void sync(Path folder) throws IOException {
        // Windows cannot open a folder as a file, and needs no sync of it: NTFS journals names.
        if (!System.getProperty("os.name").startsWith("Windows")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
