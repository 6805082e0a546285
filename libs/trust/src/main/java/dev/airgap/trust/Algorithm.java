package dev.airgap.trust;

/** What a key signs with. The key decides; nothing in an envelope can. */
public enum Algorithm {
    /** RFC 8032 pure Ed25519, signatures of 64 bytes. */
    ED25519("Ed25519"),
    /** ECDSA over P-384 with SHA-384 (FIPS 186-5); signatures in strict DER with the lower of the two values of s. */
    ECDSA_P384("SHA384withECDSA");

    private final String signatureName;

    Algorithm(String signatureName) {
        this.signatureName = signatureName;
    }

    /** The JCA name of the signature algorithm. */
    String signatureName() {
        return signatureName;
    }
}
