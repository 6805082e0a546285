package dev.airgap.trust;

/** A root document, or a chain of them, that must not be trusted. */
public final class RootException extends TrustException {

    /** What is wrong with the root. */
    public enum Finding {
        /** Not a root document, or one that contradicts itself (threshold over its keys, unknown key, two delegations). */
        ROOT_MALFORMED,
        /** A version is missing between the trusted root and the offered one. */
        ROOT_VERSION,
        /** The same version exists with other content. */
        ROOT_FORK,
        /** The epoch is lower than the one already trusted. */
        ROOT_EPOCH,
        /** Not signed by enough keys of the trusted or of the offered root. */
        ROOT_UNTRUSTED,
        /** The last root of the chain has expired. */
        ROOT_EXPIRED
    }

    private final Finding finding;

    RootException(Finding finding, String message) {
        super(finding.name(), message);
        this.finding = finding;
    }

    RootException(Finding finding, String message, Throwable cause) {
        super(finding.name(), message, cause);
        this.finding = finding;
    }

    public Finding finding() {
        return finding;
    }
}
