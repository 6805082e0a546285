package dev.airgap.trust;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/**
 * A public key with the algorithm it implies.
 *
 * @param id SHA-256 of the key's SubjectPublicKeyInfo
 * @param algorithm the only algorithm this key verifies
 * @param key the JCA key
 */
public record VerificationKey(KeyId id, Algorithm algorithm, PublicKey key) {

    private static final int LARGEST_SPKI = 2048;

    public VerificationKey {
        if (!id.equals(KeyId.ofSpki(key.getEncoded()))) {
            throw new KeyException("Key id " + id + " is not the digest of the key");
        }
    }

    /**
     * Reads a SubjectPublicKeyInfo. A key in any other than its one canonical encoding is refused: otherwise the same
     * key could count twice under two ids.
     *
     * @throws KeyException for anything but an Ed25519, P-384 or ML-DSA-65 key
     */
    public static VerificationKey of(byte[] spkiDer) {
        if (spkiDer.length > LARGEST_SPKI) {
            throw new KeyException("Public key has " + spkiDer.length + " bytes, at most " + LARGEST_SPKI);
        }
        VerificationKey key = switch (algorithmIn(spkiDer)) {
            case ED25519 -> ed25519(spkiDer);
            case ECDSA_P384 -> p384(spkiDer);
            case ML_DSA_65 -> mlDsa(spkiDer);
        };
        if (!Arrays.equals(key.spki(), spkiDer)) {
            throw new KeyException("Public key is not in its canonical encoding");
        }
        return key;
    }

    /** Reads a PEM block {@code PUBLIC KEY}. */
    public static VerificationKey ofPem(String pem) {
        return of(Pem.decode(Pem.PUBLIC_KEY, pem));
    }

    /** The SubjectPublicKeyInfo in DER. */
    public byte[] spki() {
        return key.getEncoded();
    }

    /** The key as a PEM block {@code PUBLIC KEY}. */
    public String toPem() {
        return Pem.encode(Pem.PUBLIC_KEY, spki());
    }

    /** Whether this is the key's signature of the message. Never throws: what cannot be verified is not verified. */
    public boolean verifies(byte[] message, byte[] signature) {
        boolean wellFormed = switch (algorithm) {
            // JDK 17 accepts longer signatures and ignores the rest.
            case ED25519 -> signature.length == EdwardsPoints.SIGNATURE_BYTES;
            case ECDSA_P384 -> EcdsaSignature.isCanonical(signature);
            case ML_DSA_65 -> signature.length == MlDsa.SIGNATURE_BYTES;
        };
        if (!wellFormed) {
            return false;
        }
        try {
            Signature verifier = algorithm.newSignature();
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException | RuntimeException refused) {
            // Providers throw unchecked exceptions on odd input; whatever happens here is a refusal.
            return false;
        }
    }

    private static Algorithm algorithmIn(byte[] spkiDer) {
        // The prefixes are fixed by RFC 8410, RFC 5480 and RFC 9881: SEQUENCE, AlgorithmIdentifier, BIT STRING header.
        if (EdwardsPoints.hasSpkiPrefix(spkiDer)) {
            return Algorithm.ED25519;
        }
        if (P384.hasSpkiPrefix(spkiDer)) {
            return Algorithm.ECDSA_P384;
        }
        if (MlDsa.hasSpkiPrefix(spkiDer)) {
            return Algorithm.ML_DSA_65;
        }
        throw new KeyException("Public key is neither Ed25519 nor uncompressed P-384 nor ML-DSA-65");
    }

    private static VerificationKey ed25519(byte[] spkiDer) {
        if (decode("Ed25519", spkiDer) instanceof EdECPublicKey key) {
            EdwardsPoints.requireUsable(key.getPoint());
            return new VerificationKey(KeyId.ofSpki(key.getEncoded()), Algorithm.ED25519, key);
        }
        throw new KeyException("Not an Ed25519 public key");
    }

    private static VerificationKey p384(byte[] spkiDer) {
        if (decode("EC", spkiDer) instanceof ECPublicKey key) {
            P384.requireOnCurve(key.getW());
            return new VerificationKey(KeyId.ofSpki(key.getEncoded()), Algorithm.ECDSA_P384, key);
        }
        throw new KeyException("Not a P-384 public key");
    }

    private static VerificationKey mlDsa(byte[] spkiDer) {
        try {
            PublicKey key = MlDsa.publicKey(spkiDer);
            return new VerificationKey(KeyId.ofSpki(key.getEncoded()), Algorithm.ML_DSA_65, key);
        } catch (GeneralSecurityException | RuntimeException invalid) {
            throw new KeyException("Public key cannot be read", invalid);
        }
    }

    private static PublicKey decode(String keyFactory, byte[] spkiDer) {
        try {
            return KeyFactory.getInstance(keyFactory).generatePublic(new X509EncodedKeySpec(spkiDer));
        } catch (GeneralSecurityException | RuntimeException invalid) {
            throw new KeyException("Public key cannot be read", invalid);
        }
    }
}
