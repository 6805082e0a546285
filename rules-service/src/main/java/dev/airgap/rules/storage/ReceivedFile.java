package dev.airgap.rules.storage;

import dev.airgap.trust.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** What was received, as counted and hashed while it came. */
public record ReceivedFile(long size, Sha256 sha256) {

    private static final int CHUNK = 1 << 16;

    static ReceivedFile write(Path file, InputStream in, long maxBytes) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        byte[] chunk = new byte[CHUNK];
        long size = 0;
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                size += read;
                if (size > maxBytes) {
                    throw new TooManyBytesException(maxBytes);
                }
                digest.update(chunk, 0, read);
                ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, read);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
            out.force(true);
        }
        return new ReceivedFile(size, Sha256.ofDigest(digest.digest()));
    }
}
