package dev.airgap.trust;

import java.math.BigInteger;
import java.security.spec.EdECPoint;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/** What RFC 8032 and RFC 8410 fix about Ed25519 keys and signatures. */
final class EdwardsPoints {

    static final int SIGNATURE_BYTES = 64;

    static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    static final byte[] PKCS8_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private static final int KEY_BYTES = 32;
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    /** The y coordinates of the eight points of small order: a key there accepts signatures nobody made. */
    private static final Set<BigInteger> SMALL_ORDER_Y = smallOrder();

    private EdwardsPoints() {}

    static boolean hasSpkiPrefix(byte[] spkiDer) {
        return spkiDer.length == SPKI_PREFIX.length + KEY_BYTES
                && Arrays.equals(Arrays.copyOf(spkiDer, SPKI_PREFIX.length), SPKI_PREFIX);
    }

    /** The 32 bytes of the key itself, as RFC 8032 encodes it. */
    static byte[] rawKey(VerificationKey key) {
        if (key.algorithm() != Algorithm.ED25519) {
            throw new KeyException("Expected an Ed25519 key, this is " + key.algorithm());
        }
        byte[] spki = key.spki();
        return Arrays.copyOfRange(spki, SPKI_PREFIX.length, spki.length);
    }

    static void requireUsable(EdECPoint point) {
        if (point.getY().compareTo(P) >= 0 || SMALL_ORDER_Y.contains(point.getY())) {
            throw new KeyException("Ed25519 public key is not canonical or of small order");
        }
    }

    private static Set<BigInteger> smallOrder() {
        // Order 1, 2 and 4 have y = 1, -1 and 0; this is one y of order 8, little-endian as in libsodium's list.
        // blocklist.
        BigInteger order8 = littleEndian("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05");
        return Set.of(BigInteger.ZERO, BigInteger.ONE, P.subtract(BigInteger.ONE), order8, P.subtract(order8));
    }

    private static BigInteger littleEndian(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return new BigInteger(1, reversed);
    }
}
