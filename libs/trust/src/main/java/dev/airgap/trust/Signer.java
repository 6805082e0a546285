package dev.airgap.trust;

/** Something that holds a private key: a file here, a hardware token elsewhere. */
public interface Signer {

    /** The public half of the key. */
    VerificationKey verificationKey();

    /**
     * Signs with the algorithm of the key. The result passes {@link VerificationKey#verifies}: 64 bytes for Ed25519,
     * strict DER with the lower value of s for P-384 (see {@link #canonical}), 3309 bytes for ML-DSA-65.
     *
     * @throws KeyException when the key cannot sign
     */
    byte[] sign(byte[] message);

    default KeyId keyId() {
        return verificationKey().id();
    }

    /**
     * Brings what a token or library returned into the one form that is accepted. Signatures of the others have one form
     * only.
     *
     * @throws IllegalArgumentException when it is not a signature at all
     */
    static byte[] canonical(Algorithm algorithm, byte[] signature) {
        return switch (algorithm) {
            case ED25519, ML_DSA_65 -> signature.clone();
            case ECDSA_P384 -> EcdsaSignature.canonical(signature);
        };
    }
}
