package dev.airgap.conformance;

import java.math.BigInteger;
import java.util.Arrays;

/** Other signatures that careless verifiers take for the same message and key. */
final class Malleable {

    /** Order of the base point (RFC 8032, section 5.1). */
    private static final BigInteger ED25519_ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    /** Order of the base point (SEC 2, section 2.5.1). */
    private static final BigInteger P384_ORDER = new BigInteger(
            "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973", 16);

    private Malleable() {}

    /** S + L in place of S. */
    static byte[] ed25519(byte[] signature) {
        BigInteger s = new BigInteger(1, reversed(Arrays.copyOfRange(signature, 32, 64)));
        byte[] larger = fixed(s.add(ED25519_ORDER), 32);
        byte[] other = Arrays.copyOf(signature, 64);
        System.arraycopy(reversed(larger), 0, other, 32, 32);
        return other;
    }

    /** n - s in place of s, in DER. */
    static byte[] p384(byte[] der) {
        int rLength = der[3];
        byte[] r = Arrays.copyOfRange(der, 2, 4 + rLength);
        BigInteger s = new BigInteger(Arrays.copyOfRange(der, 6 + rLength, der.length));
        byte[] other = P384_ORDER.subtract(s).toByteArray();
        byte[] result = new byte[2 + r.length + 2 + other.length];
        result[0] = 0x30;
        result[1] = (byte) (result.length - 2);
        System.arraycopy(r, 0, result, 2, r.length);
        result[2 + r.length] = 0x02;
        result[3 + r.length] = (byte) other.length;
        System.arraycopy(other, 0, result, 4 + r.length, other.length);
        return result;
    }

    private static byte[] fixed(BigInteger value, int length) {
        byte[] bytes = value.toByteArray();
        byte[] padded = new byte[length];
        int count = Math.min(bytes.length, length);
        System.arraycopy(bytes, bytes.length - count, padded, length - count, count);
        return padded;
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] turned = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            turned[i] = bytes[bytes.length - 1 - i];
        }
        return turned;
    }
}
