package dev.airgap.media.slip;

import java.util.Locale;

/** Crockford's base 32: no letters that are taken for digits; read with I and L for 1, O for 0, in either case. */
final class Base32 {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BITS = 5;
    private static final int LOWEST_BITS = 31;

    private Base32() {}

    static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int pending = 0;
        int bits = 0;
        for (byte next : bytes) {
            pending = pending << Byte.SIZE | Byte.toUnsignedInt(next);
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                text.append(ALPHABET.charAt(pending >> bits & LOWEST_BITS));
            }
            pending &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt(pending << BITS - bits & LOWEST_BITS));
        }
        return text.toString();
    }

    /** In the one spelling that {@link #encode} has: without spaces and hyphens, capitals, no look-alikes. */
    static String canonical(String text) {
        return text.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('I', '1')
                .replace('L', '1')
                .replace('O', '0');
    }

    /** Whether it has no character that is not used. */
    static boolean isText(String canonical) {
        return canonical.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    /** @throws IllegalArgumentException when it is not what {@link #encode} returns */
    static byte[] decode(String canonical) {
        byte[] bytes = new byte[canonical.length() * BITS / Byte.SIZE];
        int pending = 0;
        int bits = 0;
        int written = 0;
        for (int i = 0; i < canonical.length(); i++) {
            pending = pending << BITS | ALPHABET.indexOf(canonical.charAt(i));
            bits += BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes[written] = (byte) (pending >> bits);
                written++;
                pending &= (1 << bits) - 1;
            }
        }
        if (!encode(bytes).equals(canonical)) {
            throw new IllegalArgumentException("not base 32: " + canonical);
        }
        return bytes;
    }
}
