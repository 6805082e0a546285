package dev.airgap.trust;

/** A well-formed envelope that the root does not vouch for. */
public final class UntrustedException extends TrustException {

    /** Why the envelope is not trusted. */
    public enum Finding {
        /** The envelope says it is something else than what it is used as. */
        PAYLOAD_TYPE_MISMATCH,
        /** The root delegates this role, scope and payload type to nobody. */
        NOT_DELEGATED,
        /** None of the signatures is by a key of the role. */
        KEY_UNKNOWN,
        /** A key of the role is named, and the signature under its name is not its signature. */
        SIGNATURE_INVALID,
        /** Fewer distinct keys of the role signed than its threshold asks for. */
        THRESHOLD_NOT_MET
    }

    private final Finding finding;

    UntrustedException(Finding finding, String message) {
        super(finding.name(), message);
        this.finding = finding;
    }

    public Finding finding() {
        return finding;
    }
}
