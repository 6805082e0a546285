package dev.airgap.conformance;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Byte surgery on a finished zip without ZIP64: it knows where the headers are. */
final class RawZip {

    static final int LOCAL = 0x04034b50;
    static final int CENTRAL = 0x02014b50;
    static final int END = 0x06054b50;

    private RawZip() {}

    /** Offset of the n-th header of this kind, counted from 0. */
    static int header(byte[] zip, int signature, int number) {
        ByteBuffer bytes = little(zip);
        int found = -1;
        for (int at = 0; at <= zip.length - 4; at++) {
            if (bytes.getInt(at) == signature && ++found == number) {
                return at;
            }
        }
        throw new IllegalStateException("no such header");
    }

    static byte[] setShort(byte[] zip, int at, int value) {
        byte[] copy = zip.clone();
        little(copy).putShort(at, (short) value);
        return Edit.changed(zip, copy);
    }

    static byte[] setInt(byte[] zip, int at, int value) {
        byte[] copy = zip.clone();
        little(copy).putInt(at, value);
        return Edit.changed(zip, copy);
    }

    static int getInt(byte[] zip, int at) {
        return little(zip).getInt(at);
    }

    static byte[] flip(byte[] zip, int at, int bit) {
        byte[] copy = zip.clone();
        copy[at] ^= (byte) (1 << bit);
        return copy;
    }

    static byte[] insert(byte[] zip, int at, byte... what) {
        byte[] longer = Arrays.copyOf(zip, zip.length + what.length);
        System.arraycopy(what, 0, longer, at, what.length);
        System.arraycopy(zip, at, longer, at + what.length, zip.length - at);
        return longer;
    }

    static byte[] remove(byte[] zip, int at, int count) {
        byte[] shorter = new byte[zip.length - count];
        System.arraycopy(zip, 0, shorter, 0, at);
        System.arraycopy(zip, at + count, shorter, at, shorter.length - at);
        return shorter;
    }

    static byte[] cut(byte[] zip, int length) {
        return Arrays.copyOf(zip, length);
    }

    private static ByteBuffer little(byte[] zip) {
        return ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    }
}
