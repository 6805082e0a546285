package dev.airgap.zip;

import dev.airgap.zip.ZipRefusedException.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Raw deflate streams (RFC 1951) as zip entries hold them. */
public final class Deflation {

    private static final int CHUNK = 1 << 16;

    private Deflation() {}

    /**
     * A raw deflater at the level this project uses. Nobody may depend on its output being the same twice: a stored form
     * is made once and copied.
     */
    public static Deflater deflater() {
        return new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    }

    /** The content of a raw deflate stream that is trusted; for others there is {@link #decode}. Closes with the stream. */
    public static InputStream inflating(InputStream stored) {
        Inflater inflater = new Inflater(true);
        return new InflaterInputStream(stored, inflater, CHUNK) {
            @Override
            public void close() throws IOException {
                inflater.end();
                super.close();
            }
        };
    }

    /**
     * Decodes the stored bytes of an entry. The declared size is a limit: nothing beyond it is ever written.
     *
     * @param stored the stored bytes, verified by digest before; read to their end
     * @param content receives exactly {@code entry.size()} bytes, or fewer when the entry is refused
     * @throws ZipRefusedException {@code CONTENT_MISMATCH} if the stream is malformed, longer or shorter than declared,
     *     followed by other bytes, or its CRC-32 differs
     */
    public static void decode(EntryHeader entry, InputStream stored, OutputStream content) throws IOException {
        CRC32 crc32 = new CRC32();
        long size = switch (entry.method()) {
            case STORED -> copy(entry, stored, content, crc32);
            case DEFLATED -> inflate(entry, stored, content, crc32);
        };
        if (size != entry.size()) {
            throw refuse(entry, "content is " + size + " bytes, declared " + entry.size());
        }
        if (crc32.getValue() != entry.crc32()) {
            throw refuse(entry, "CRC-32 does not match");
        }
    }

    private static long copy(EntryHeader entry, InputStream stored, OutputStream content, CRC32 crc32)
            throws IOException {
        byte[] chunk = new byte[CHUNK];
        long size = 0;
        for (int read = stored.read(chunk); read >= 0; read = stored.read(chunk)) {
            size = write(entry, content, crc32, chunk, read, size);
        }
        return size;
    }

    private static long inflate(EntryHeader entry, InputStream stored, OutputStream content, CRC32 crc32)
            throws IOException {
        byte[] input = new byte[CHUNK];
        byte[] output = new byte[CHUNK];
        Inflater inflater = new Inflater(true);
        long size = 0;
        try {
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    int read = stored.read(input);
                    if (read < 0) {
                        throw refuse(entry, "the deflate stream is cut");
                    }
                    inflater.setInput(input, 0, read);
                }
                int produced = inflater.inflate(output);
                if (produced == 0 && inflater.needsDictionary()) {
                    throw refuse(entry, "the deflate stream wants a dictionary");
                }
                size = write(entry, content, crc32, output, produced, size);
            }
            if (inflater.getRemaining() > 0 || stored.read() >= 0) {
                throw refuse(entry, "bytes follow the deflate stream");
            }
            return size;
        } catch (DataFormatException e) {
            throw refuse(entry, "the deflate stream is malformed");
        } finally {
            inflater.end();
        }
    }

    private static long write(
            EntryHeader entry, OutputStream content, CRC32 crc32, byte[] bytes, int count, long before)
            throws IOException {
        if (count > entry.size() - before) {
            throw refuse(entry, "content exceeds the declared " + entry.size() + " bytes");
        }
        content.write(bytes, 0, count);
        crc32.update(bytes, 0, count);
        return before + count;
    }

    private static ZipRefusedException refuse(EntryHeader entry, String detail) {
        return new ZipRefusedException(Finding.CONTENT_MISMATCH, entry.name(), 0, detail);
    }
}
