package dev.airgap.trust;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * A P-384 signature in the one form we accept: strict DER (X.690 section 10) with the lower of the two values of s.
 * Otherwise everybody could make a second valid signature out of a first.
 *
 * @param r from 1 to the order of the curve, exclusive
 * @param s likewise
 */
record EcdsaSignature(BigInteger r, BigInteger s) {

    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int LARGEST = 2 + 2 * (2 + 49);

    EcdsaSignature {
        if (outOfRange(r) || outOfRange(s)) {
            throw new IllegalArgumentException("r and s lie between 1 and the order of the curve");
        }
    }

    static boolean isCanonical(byte[] der) {
        try {
            EcdsaSignature signature = parse(der);
            return signature.s.compareTo(P384.HALF_ORDER) <= 0 && Arrays.equals(signature.toDer(), der);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** The same signature in the accepted form: tokens and libraries return either value of s. */
    static byte[] canonical(byte[] der) {
        EcdsaSignature signature = parse(der);
        return signature.s.compareTo(P384.HALF_ORDER) <= 0
                ? signature.toDer()
                : new EcdsaSignature(signature.r, P384.ORDER.subtract(signature.s)).toDer();
    }

    private static boolean outOfRange(BigInteger value) {
        return value.signum() <= 0 || value.compareTo(P384.ORDER) >= 0;
    }

    /** Lenient about minimal lengths: {@link #isCanonical} compares with what would be written. */
    private static EcdsaSignature parse(byte[] der) {
        if (der.length < 8 || der.length > LARGEST || der[0] != SEQUENCE || der[1] != der.length - 2) {
            throw new IllegalArgumentException("Not a DER sequence of this length");
        }
        int lengthOfR = der[3];
        int startOfS = 4 + lengthOfR;
        if (der[2] != INTEGER || lengthOfR < 1 || startOfS + 2 >= der.length || der[startOfS] != INTEGER) {
            throw new IllegalArgumentException("Not two DER integers");
        }
        if (der[startOfS + 1] != der.length - startOfS - 2) {
            throw new IllegalArgumentException("The second integer does not end the sequence");
        }
        return new EcdsaSignature(
                new BigInteger(Arrays.copyOfRange(der, 4, startOfS)),
                new BigInteger(Arrays.copyOfRange(der, startOfS + 2, der.length)));
    }

    private byte[] toDer() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] first = r.toByteArray();
        byte[] second = s.toByteArray();
        out.write(SEQUENCE);
        out.write(4 + first.length + second.length);
        out.write(INTEGER);
        out.write(first.length);
        out.writeBytes(first);
        out.write(INTEGER);
        out.write(second.length);
        out.writeBytes(second);
        return out.toByteArray();
    }
}
