package dev.airgap.trust;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.jcajce.interfaces.MLDSAPrivateKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** What FIPS 204 and RFC 9881 fix about ML-DSA-65. BouncyCastle's, because the JDK has it only since 24. */
final class MlDsa {

    static final String NAME = "ML-DSA-65";
    static final int SIGNATURE_BYTES = 3309;

    /** Asked by name, never registered: nothing else in the process changes its cryptography because of this. */
    static final Provider PROVIDER = new BouncyCastleProvider();

    private static final int KEY_BYTES = 1952;
    private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("308207b2300b0609608648016503040312038207a100");

    private MlDsa() {}

    static boolean hasSpkiPrefix(byte[] spkiDer) {
        return spkiDer.length == SPKI_PREFIX.length + KEY_BYTES
                && Arrays.equals(Arrays.copyOf(spkiDer, SPKI_PREFIX.length), SPKI_PREFIX);
    }

    static PublicKey publicKey(byte[] spkiDer) throws GeneralSecurityException {
        return KeyFactory.getInstance(NAME, PROVIDER).generatePublic(new X509EncodedKeySpec(spkiDer));
    }

    /** Seed, expanded key or both, as RFC 9881 allows. */
    static PrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
        PrivateKey key = KeyFactory.getInstance(NAME, PROVIDER).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        if (key instanceof MLDSAPrivateKey mlDsa
                && mlDsa.getParameterSpec().getName().equals(NAME)) {
            return key;
        }
        throw new KeyException("Private key is not ML-DSA-65");
    }

    static VerificationKey verificationKey(MLDSAPrivateKey key) {
        return VerificationKey.of(key.getPublicKey().getEncoded());
    }

    /** The private half is written as its seed alone: 32 bytes that everything else follows from. */
    static KeyPair generate() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance(NAME, PROVIDER).generateKeyPair();
        if (pair.getPrivate() instanceof MLDSAPrivateKey key) {
            return new KeyPair(pair.getPublic(), key.getPrivateKey(true));
        }
        throw new IllegalStateException(
                "the generator made a " + pair.getPrivate().getClass());
    }
}
