package dev.airgap.zip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of every header, derived. Made by Unix 4.5, no flags, 1980-01-01, mode 0644, no comment; an extra field only
 * for ZIP64 and only where a value needs it (APPNOTE.TXT 4.3 and 4.5.3).
 */
final class ZipLayout {

    static final int LOCAL_SIGNATURE = 0x04034b50;
    static final int LOCAL_SIZE = 30;
    static final int CENTRAL_SIZE = 46;

    private static final int CENTRAL_SIGNATURE = 0x02014b50;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END64_SIGNATURE = 0x06064b50;
    private static final int LOCATOR64_SIGNATURE = 0x07064b50;

    private static final short MADE_BY_UNIX_4_5 = (3 << 8) | 45;
    private static final short NEEDS_2_0 = 20;
    private static final short NEEDS_4_5 = 45;
    private static final short NO_FLAGS = 0;
    private static final short MIDNIGHT = 0;
    private static final short FIRST_OF_JANUARY_1980 = 0x21;
    private static final int REGULAR_FILE_0644 = 0100644 << 16;
    private static final short ZIP64_EXTRA = 1;
    private static final long MAX_32 = 0xFFFFFFFFL;
    private static final int MAX_16 = 0xFFFF;

    private ZipLayout() {}

    static byte[] local(EntryHeader entry) {
        byte[] name = entry.name().getBytes(StandardCharsets.US_ASCII);
        boolean zip64 = entry.size() >= MAX_32 || entry.storedSize() >= MAX_32;
        ByteBuffer bytes = buffer(LOCAL_SIZE + name.length + (zip64 ? 20 : 0)).putInt(LOCAL_SIGNATURE);
        common(bytes, entry, zip64);
        // The local ZIP64 field must hold both sizes, so both 32-bit fields refer to it (APPNOTE.TXT 4.5.3).
        bytes.putInt((int) (zip64 ? MAX_32 : entry.storedSize())).putInt((int) (zip64 ? MAX_32 : entry.size()));
        bytes.putShort((short) name.length).putShort((short) (zip64 ? 20 : 0)).put(name);
        if (zip64) {
            bytes.putShort(ZIP64_EXTRA)
                    .putShort((short) 16)
                    .putLong(entry.size())
                    .putLong(entry.storedSize());
        }
        return bytes.array();
    }

    static byte[] central(EntryHeader entry, long offset) {
        byte[] name = entry.name().getBytes(StandardCharsets.US_ASCII);
        long[] wide = {entry.size(), entry.storedSize(), offset};
        int count = (int) Arrays.stream(wide).filter(value -> value >= MAX_32).count();
        int extra = count == 0 ? 0 : 4 + 8 * count;
        ByteBuffer bytes = buffer(CENTRAL_SIZE + name.length + extra)
                .putInt(CENTRAL_SIGNATURE)
                .putShort(MADE_BY_UNIX_4_5);
        common(bytes, entry, count > 0);
        bytes.putInt(narrow(entry.storedSize())).putInt(narrow(entry.size()));
        bytes.putShort((short) name.length).putShort((short) extra).putShort((short) 0);
        bytes.putShort((short) 0).putShort((short) 0).putInt(REGULAR_FILE_0644).putInt(narrow(offset));
        bytes.put(name);
        if (count > 0) {
            bytes.putShort(ZIP64_EXTRA).putShort((short) (8 * count));
            Arrays.stream(wide).filter(value -> value >= MAX_32).forEach(bytes::putLong);
        }
        return bytes.array();
    }

    /** End of central directory, preceded by its ZIP64 form and locator if the count, size or offset needs them. */
    static byte[] end(long entries, long centralOffset, long centralSize) {
        boolean zip64 = entries >= MAX_16 || centralOffset >= MAX_32 || centralSize >= MAX_32;
        ByteBuffer bytes = buffer(22 + (zip64 ? 56 + 20 : 0));
        if (zip64) {
            bytes.putInt(END64_SIGNATURE).putLong(44).putShort(MADE_BY_UNIX_4_5).putShort(NEEDS_4_5);
            bytes.putInt(0)
                    .putInt(0)
                    .putLong(entries)
                    .putLong(entries)
                    .putLong(centralSize)
                    .putLong(centralOffset);
            bytes.putInt(LOCATOR64_SIGNATURE)
                    .putInt(0)
                    .putLong(centralOffset + centralSize)
                    .putInt(1);
        }
        short count = (short) Math.min(entries, MAX_16);
        bytes.putInt(END_SIGNATURE)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort(count)
                .putShort(count);
        bytes.putInt(narrow(centralSize)).putInt(narrow(centralOffset)).putShort((short) 0);
        return bytes.array();
    }

    private static void common(ByteBuffer bytes, EntryHeader entry, boolean zip64) {
        bytes.putShort(zip64 ? NEEDS_4_5 : NEEDS_2_0).putShort(NO_FLAGS);
        bytes.putShort((short) entry.method().code()).putShort(MIDNIGHT).putShort(FIRST_OF_JANUARY_1980);
        bytes.putInt((int) entry.crc32());
    }

    static boolean beginsCentral(byte[] bytes) {
        return bytes.length >= 4
                && ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(0) == CENTRAL_SIGNATURE;
    }

    private static int narrow(long value) {
        return (int) Math.min(value, MAX_32);
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
