package dev.airgap.cli.roots;

import org.jspecify.annotations.Nullable;

/** A step with keys, root documents or signatures that was refused. Nothing was changed by it. */
public final class CeremonyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why it was refused. */
    public enum Finding {
        /** What was fetched from the server is not the manifest of the bundle that was asked for. */
        CEREMONY_BUNDLE_DIFFERS,
        /** The person who was asked did not say yes. */
        CEREMONY_DECLINED,
        /** The root document has no such delegation, or more than one. */
        CEREMONY_DELEGATION_UNKNOWN,
        /** Demonstration keys and roots do not mix with others. */
        CEREMONY_DEMONSTRATION,
        /** There is a file of this name already, and it must not be replaced. */
        CEREMONY_FILE_EXISTS,
        /** The file is none of the documents that this command works on. */
        CEREMONY_FILE_UNKNOWN,
        /** The key cannot be read or used. */
        CEREMONY_KEY,
        /** No delegation names this key for this document. */
        CEREMONY_KEY_NOT_DELEGATED,
        /** The key is in the root document already, or has another role there. */
        CEREMONY_KEY_TAKEN,
        /** The root document names no such key, or several begin like this. */
        CEREMONY_KEY_UNKNOWN,
        /** The files are about different documents. */
        CEREMONY_OTHER_DOCUMENT,
        /** The root document to start from cannot be trusted, or there is none. */
        CEREMONY_ROOT_INVALID,
        /** A signature is not by the key that it names. */
        CEREMONY_SIGNATURE_INVALID,
        /** Fewer signatures than the threshold asks for. */
        CEREMONY_SIGNATURES_MISSING,
        /** This key has signed already. */
        CEREMONY_SIGNED_ALREADY,
        /** A threshold that the keys of its delegation cannot reach. */
        CEREMONY_THRESHOLD,
        /** A version, epoch or expiry that does not follow from the trusted root. */
        CEREMONY_VERSION
    }

    private final Finding finding;

    public CeremonyException(Finding finding, String detail, @Nullable Throwable cause) {
        super(finding.name() + ": " + detail, cause);
        this.finding = finding;
    }

    public CeremonyException(Finding finding, String detail) {
        this(finding, detail, null);
    }

    public Finding finding() {
        return finding;
    }
}
