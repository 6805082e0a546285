package dev.airgap.trust;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.util.Arrays;
import java.util.HexFormat;

/** The curve P-384 (FIPS 186-5, SEC 2 secp384r1). */
final class P384 {

    static final ECParameterSpec PARAMETERS = parameters();
    static final BigInteger ORDER = PARAMETERS.getOrder();
    static final BigInteger HALF_ORDER = ORDER.shiftRight(1);

    /** SEQUENCE, id-ecPublicKey with secp384r1, BIT STRING with an uncompressed point (04). */
    static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("3076301006072a8648ce3d020106052b8104002203620004");

    private static final int POINT_BYTES = 96;
    private static final BigInteger P = ((ECFieldFp) PARAMETERS.getCurve().getField()).getP();
    private static final BigInteger A = PARAMETERS.getCurve().getA();
    private static final BigInteger B = PARAMETERS.getCurve().getB();

    private P384() {}

    static boolean hasSpkiPrefix(byte[] spkiDer) {
        return spkiDer.length == SPKI_PREFIX.length + POINT_BYTES
                && Arrays.equals(Arrays.copyOf(spkiDer, SPKI_PREFIX.length), SPKI_PREFIX);
    }

    static void requireOnCurve(ECPoint point) {
        if (point.equals(ECPoint.POINT_INFINITY)) {
            throw new KeyException("P-384 public key is the point at infinity");
        }
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        BigInteger right = x.multiply(x).add(A).multiply(x).add(B).mod(P);
        if (x.compareTo(P) >= 0 || y.compareTo(P) >= 0 || !y.multiply(y).mod(P).equals(right)) {
            throw new KeyException("P-384 public key is not a point of the curve");
        }
    }

    /**
     * The public point of a private scalar, by double-and-add. It runs once, when a key file is read; its timing says
     * nothing to anybody who cannot read the file.
     */
    static ECPoint publicPoint(BigInteger scalar) {
        ECPoint sum = ECPoint.POINT_INFINITY;
        for (int bit = scalar.bitLength() - 1; bit >= 0; bit--) {
            sum = add(sum, sum);
            if (scalar.testBit(bit)) {
                sum = add(sum, PARAMETERS.getGenerator());
            }
        }
        return sum;
    }

    private static ECPoint add(ECPoint left, ECPoint right) {
        if (left.equals(ECPoint.POINT_INFINITY)) {
            return right;
        }
        if (right.equals(ECPoint.POINT_INFINITY)) {
            return left;
        }
        BigInteger x = left.getAffineX();
        BigInteger y = left.getAffineY();
        BigInteger slope;
        if (left.equals(right)) {
            slope = BigInteger.valueOf(3).multiply(x.multiply(x)).add(A).multiply(inverse(y.shiftLeft(1)));
        } else if (x.equals(right.getAffineX())) {
            return ECPoint.POINT_INFINITY;
        } else {
            slope = right.getAffineY()
                    .subtract(y)
                    .multiply(inverse(right.getAffineX().subtract(x)));
        }
        BigInteger sumX =
                slope.multiply(slope).subtract(x).subtract(right.getAffineX()).mod(P);
        return new ECPoint(sumX, slope.multiply(x.subtract(sumX)).subtract(y).mod(P));
    }

    private static BigInteger inverse(BigInteger value) {
        return value.mod(P).modInverse(P);
    }

    private static ECParameterSpec parameters() {
        try {
            AlgorithmParameters named = AlgorithmParameters.getInstance("EC");
            named.init(new ECGenParameterSpec("secp384r1"));
            return named.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
