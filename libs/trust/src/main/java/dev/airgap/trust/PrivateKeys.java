package dev.airgap.trust;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.jcajce.interfaces.MLDSAPrivateKey;

/** Private keys from PKCS#8, and the public key that belongs to one, which PKCS#8 does not always carry. */
final class PrivateKeys {

    private PrivateKeys() {}

    static PrivateKey decode(byte[] pkcs8) {
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(pkcs8);
        for (String keyFactory : new String[] {"Ed25519", "EC"}) {
            try {
                return KeyFactory.getInstance(keyFactory).generatePrivate(spec);
            } catch (InvalidKeySpecException otherAlgorithm) {
                continue;
            } catch (GeneralSecurityException everyJdkHasIt) {
                throw new IllegalStateException(everyJdkHasIt);
            }
        }
        try {
            return MlDsa.privateKey(pkcs8);
        } catch (GeneralSecurityException notThatEither) {
            throw new KeyException("Private key is neither Ed25519 nor P-384 nor ML-DSA-65", notThatEither);
        }
    }

    static VerificationKey verificationKey(PrivateKey privateKey) {
        try {
            return switch (privateKey) {
                case EdECPrivateKey key -> ed25519(key);
                case ECPrivateKey key -> p384(key);
                case MLDSAPrivateKey key -> MlDsa.verificationKey(key);
                default -> throw new KeyException("Private key is neither Ed25519 nor P-384 nor ML-DSA-65");
            };
        } catch (GeneralSecurityException impossible) {
            throw new KeyException("The public key cannot be computed", impossible);
        }
    }

    private static VerificationKey p384(ECPrivateKey key) throws GeneralSecurityException {
        if (!key.getParams().getOrder().equals(P384.ORDER)) {
            throw new KeyException("Private key is of another curve than P-384");
        }
        ECPublicKeySpec spec = new ECPublicKeySpec(P384.publicPoint(key.getS()), P384.PARAMETERS);
        return VerificationKey.of(
                KeyFactory.getInstance("EC").generatePublic(spec).getEncoded());
    }

    /** The JDK derives an Ed25519 public key only while it generates one: let it generate from the seed we have. */
    private static VerificationKey ed25519(EdECPrivateKey key) throws GeneralSecurityException {
        byte[] seed = key.getBytes().orElseThrow(() -> new KeyException("Private key has no seed"));
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new KnownSeed(seed));
        return VerificationKey.of(generator.generateKeyPair().getPublic().getEncoded());
    }

    private static final class KnownSeed extends SecureRandom {

        private final byte[] seed;

        KnownSeed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
