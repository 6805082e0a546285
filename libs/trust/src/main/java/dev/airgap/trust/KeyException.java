package dev.airgap.trust;

/** A public or private key that cannot be used: unreadable, of another algorithm, or not in its one canonical form. */
public final class KeyException extends TrustException {

    KeyException(String message) {
        super("KEY_MALFORMED", message);
    }

    KeyException(String message, Throwable cause) {
        super("KEY_MALFORMED", message, cause);
    }
}
