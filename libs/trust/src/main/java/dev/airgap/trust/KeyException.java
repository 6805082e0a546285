package dev.airgap.trust;

/** A public or private key that cannot be used: unreadable, of another algorithm, or not in its one canonical form. */
public final class KeyException extends TrustException {

    /** What is wrong with the key. */
    public enum Finding {
        /** Unreadable, of another algorithm, or not in its one canonical form. */
        KEY_MALFORMED,
        /** Encrypted, or on a token, and nothing was given that opens it. */
        KEY_PASSPHRASE_MISSING,
        /** What was given does not open it. */
        KEY_PASSPHRASE_WRONG,
        /** Others than its owner can read or change the file. */
        KEY_FILE_OPEN,
        /** The token, its module, or the key on it is not there or cannot be used. */
        KEY_TOKEN_UNUSABLE
    }

    private final Finding finding;

    KeyException(String message) {
        this(Finding.KEY_MALFORMED, message);
    }

    KeyException(String message, Throwable cause) {
        this(Finding.KEY_MALFORMED, message, cause);
    }

    KeyException(Finding finding, String message) {
        super(finding.name(), message);
        this.finding = finding;
    }

    KeyException(Finding finding, String message, Throwable cause) {
        super(finding.name(), message, cause);
        this.finding = finding;
    }

    public Finding finding() {
        return finding;
    }
}
