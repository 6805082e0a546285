package dev.airgap.zip;

import dev.airgap.zip.ZipRefusedException.Finding;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Streams a zip once, front to back, and accepts it only if {@link StrictZipWriter} would have written the same bytes
 * around the same entries. The caller names each entry before it is read; the central directory is compared, never used.
 *
 * <p>Every method throws {@link ZipRefusedException} when the file differs, {@link ZipUnreadableException} when it cannot be
 * read (which says nothing about its content), and other {@link IOException}s only from the stream that the caller wants the
 * bytes written to. After any of them the reader is of no further use.
 */
public final class StrictZipReader implements AutoCloseable {

    private static final int CHUNK = 1 << 16;
    private static final int MAX_NAME = 1000;
    private static final String CENTRAL = "central directory";
    private static final String END = "end of central directory";

    private final FileChannel channel;
    private final InputStream in;
    private final CentralDirectory central = new CentralDirectory();
    private final byte[] chunk = new byte[CHUNK];
    private long offset;

    /** @param channel positioned at byte 0; closed with this reader */
    public StrictZipReader(FileChannel channel) {
        this.channel = channel;
        this.in = new BufferedInputStream(new Source(Channels.newInputStream(channel)), CHUNK);
    }

    /** Bytes read so far. */
    public long offset() {
        return offset;
    }

    /** Bytes of the whole file. */
    public long size() throws IOException {
        try {
            return channel.size();
        } catch (IOException e) {
            throw new ZipUnreadableException(offset, e);
        }
    }

    /** Bytes of the local header that the entry must have. */
    public static int headerSize(EntryHeader entry) {
        return ZipLayout.local(entry).length;
    }

    /**
     * Reads a region of the file once more; where this reader stands does not change. What a medium answers may differ from
     * the first time: whoever reads again hashes again.
     *
     * @param from offset of the first byte
     * @param count bytes until the stream ends
     */
    public InputStream again(long from, long count) {
        return new Region(channel, from, count);
    }

    /**
     * Reads a stored entry whose size nothing has told yet. The CRC-32 is checked; whether the content can be trusted is
     * for the caller to find out.
     *
     * @param name the name it must have
     * @param maxBytes the largest content accepted
     */
    public byte[] nextStored(String name, int maxBytes) throws IOException {
        byte[] fixed = peek(ZipLayout.LOCAL_SIZE);
        if (fixed.length < ZipLayout.LOCAL_SIZE) {
            throw refuse(Finding.TRUNCATED, name, offset, "the file ends inside its local header");
        }
        if (!nameOfLocalHeader(peek(ZipLayout.LOCAL_SIZE + MAX_NAME)).equals(name)) {
            throw localMismatch(new EntryHeader(name, Method.STORED, 0, 0, 0));
        }
        ByteBuffer fields = ByteBuffer.wrap(fixed).order(ByteOrder.LITTLE_ENDIAN);
        long crc32 = fields.getInt(14) & 0xFFFFFFFFL;
        long size = fields.getInt(22) & 0xFFFFFFFFL;
        if (size > maxBytes) {
            throw refuse(Finding.TOO_LARGE, name, offset, size + " bytes, at most " + maxBytes + " accepted");
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream((int) size);
        long start = offset;
        next(new EntryHeader(name, Method.STORED, crc32, size, size), content);
        CRC32 actual = new CRC32();
        actual.update(content.toByteArray());
        if (actual.getValue() != crc32) {
            throw refuse(Finding.CONTENT_MISMATCH, name, start, "CRC-32 does not match");
        }
        return content.toByteArray();
    }

    /**
     * Reads the next entry: compares its local header with the derived one and copies its stored bytes.
     *
     * @param stored receives exactly {@code expected.storedSize()} bytes; neither hashed nor inflated here
     */
    public void next(EntryHeader expected, OutputStream stored) throws IOException {
        long start = offset;
        byte[] derived = ZipLayout.local(expected);
        if (!Arrays.equals(derived, peek(derived.length))) {
            throw localMismatch(expected);
        }
        take(derived.length);
        central.add(expected, start);
        long left = expected.storedSize();
        while (left > 0) {
            int read = in.read(chunk, 0, (int) Math.min(chunk.length, left));
            if (read < 0) {
                throw refuse(Finding.TRUNCATED, expected.name(), offset, "the file ends " + left + " bytes early");
            }
            stored.write(chunk, 0, read);
            left -= read;
            offset += read;
        }
    }

    /** Compares the central directory and its end with the derived ones; nothing may follow. */
    public void finish() throws IOException {
        String added = nameOfLocalHeader(peek(ZipLayout.LOCAL_SIZE + MAX_NAME));
        if (!added.isEmpty()) {
            throw refuse(
                    Finding.ENTRY_ADDED, added, offset, "not one of the " + central.entries() + " expected entries");
        }
        byte[] end = central.end(offset);
        try (InputStream records = central.records()) {
            byte[] fixed = records.readNBytes(ZipLayout.CENTRAL_SIZE);
            while (fixed.length > 0) {
                compareCentral(fixed, records);
                fixed = records.readNBytes(ZipLayout.CENTRAL_SIZE);
            }
        }
        compare(END, end);
        if (in.read() >= 0) {
            throw refuse(Finding.TRAILING_BYTES, END, offset, "bytes follow the end of the zip");
        }
    }

    private void compareCentral(byte[] fixed, InputStream records) throws IOException {
        ByteBuffer fields = ByteBuffer.wrap(fixed).order(ByteOrder.LITTLE_ENDIAN);
        int nameLength = fields.getShort(28);
        byte[] rest = records.readNBytes(nameLength + fields.getShort(30));
        byte[] derived = Arrays.copyOf(fixed, fixed.length + rest.length);
        System.arraycopy(rest, 0, derived, fixed.length, rest.length);
        compare(CENTRAL + " record of " + new String(rest, 0, nameLength, StandardCharsets.US_ASCII), derived);
    }

    private void compare(String structure, byte[] derived) throws IOException {
        long start = offset;
        byte[] actual = take(derived.length);
        if (Arrays.equals(derived, actual)) {
            return;
        }
        boolean cut = actual.length < derived.length && Arrays.mismatch(derived, actual) == actual.length;
        throw cut
                ? refuse(Finding.TRUNCATED, structure, start, "the file ends inside it")
                : refuse(Finding.HEADER_MISMATCH, structure, start, firstDifference(derived, actual));
    }

    private ZipRefusedException localMismatch(EntryHeader expected) throws IOException {
        byte[] derived = ZipLayout.local(expected);
        byte[] actual = peek(ZipLayout.LOCAL_SIZE + MAX_NAME);
        int same = Arrays.mismatch(derived, actual);
        if (same == actual.length || endsInName(actual)) {
            return refuse(Finding.TRUNCATED, expected.name(), offset, "the file ends inside its local header");
        }
        String found = nameOfLocalHeader(actual);
        if (!found.isEmpty() && !found.equals(expected.name())) {
            return refuse(Finding.ENTRY_MISSING, expected.name(), offset, "found entry " + found + " in its place");
        }
        if (ZipLayout.beginsCentral(actual)) {
            return refuse(Finding.ENTRY_MISSING, expected.name(), offset, "the entries end before it");
        }
        String difference = firstDifference(derived, actual);
        return refuse(Finding.HEADER_MISMATCH, expected.name(), offset, "local header: " + difference);
    }

    private static boolean endsInName(byte[] bytes) {
        return !nameOfLocalHeader(bytes).isEmpty()
                && bytes.length < ZipLayout.LOCAL_SIZE + nameLength(bytes)
                && bytes.length < ZipLayout.LOCAL_SIZE + MAX_NAME;
    }

    private static int nameLength(byte[] localHeader) {
        return ByteBuffer.wrap(localHeader).order(ByteOrder.LITTLE_ENDIAN).getShort(26) & 0xFFFF;
    }

    /** The name in a local header, made printable; empty if these bytes do not begin with one. */
    private static String nameOfLocalHeader(byte[] bytes) {
        if (bytes.length < ZipLayout.LOCAL_SIZE) {
            return "";
        }
        ByteBuffer fields = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (fields.getInt(0) != ZipLayout.LOCAL_SIGNATURE) {
            return "";
        }
        int length = Math.min(nameLength(bytes), bytes.length - ZipLayout.LOCAL_SIZE);
        String name = new String(bytes, ZipLayout.LOCAL_SIZE, length, StandardCharsets.US_ASCII);
        return name.isEmpty() ? "?" : name.replaceAll("[^\\x21-\\x7e]", "?");
    }

    private static String firstDifference(byte[] derived, byte[] actual) {
        int at = Arrays.mismatch(derived, actual);
        return at < actual.length
                ? "byte %d is 0x%02x, derived 0x%02x".formatted(at, actual[at], derived[at])
                : "the file ends inside it";
    }

    private byte[] take(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        offset += bytes.length;
        return bytes;
    }

    private byte[] peek(int length) throws IOException {
        in.mark(length);
        byte[] bytes = in.readNBytes(length);
        in.reset();
        return bytes;
    }

    private static ZipRefusedException refuse(Finding finding, String entry, long offset, String detail) {
        return new ZipRefusedException(finding, entry, offset, detail);
    }

    @Override
    public void close() throws IOException {
        central.close();
        channel.close();
    }
}
