package dev.airgap.bundler.bundle;

/** Why a signature that somebody brings is refused; the names are the codes that people see. */
public enum SignatureFault {
    /** Not one of our strict envelopes. */
    ENVELOPE_MALFORMED,
    /** A signature of something that is no bundle's manifest. */
    PAYLOAD_TYPE_MISMATCH,
    /** A signature of another manifest. */
    SIGNATURE_OTHER_MANIFEST,
    /** The root does not let this key sign bundles of the site. */
    KEY_UNKNOWN,
    /** Not the signature of the key that it names. */
    SIGNATURE_INVALID
}
