package dev.airgap.trust;

import java.security.NoSuchAlgorithmException;
import java.security.Signature;

/** What a key signs with. The key decides; nothing in an envelope can. */
public enum Algorithm {
    /** RFC 8032 pure Ed25519, signatures of 64 bytes. */
    ED25519("Ed25519"),
    /** ECDSA over P-384 with SHA-384 (FIPS 186-5); signatures in strict DER with the lower of the two values of s. */
    ECDSA_P384("SHA384withECDSA"),
    /** ML-DSA-65 (FIPS 204), pure, signatures of 3309 bytes: a second signature that quantum computers do not forge. */
    ML_DSA_65(MlDsa.NAME);

    private final String signatureName;

    Algorithm(String signatureName) {
        this.signatureName = signatureName;
    }

    /** Whether its signatures count towards the post-quantum threshold of a delegation, and not the other one. */
    public boolean isPostQuantum() {
        return this == ML_DSA_65;
    }

    String signatureName() {
        return signatureName;
    }

    Signature newSignature() throws NoSuchAlgorithmException {
        return switch (this) {
            case ED25519, ECDSA_P384 -> Signature.getInstance(signatureName);
            case ML_DSA_65 -> Signature.getInstance(signatureName, MlDsa.PROVIDER);
        };
    }
}
