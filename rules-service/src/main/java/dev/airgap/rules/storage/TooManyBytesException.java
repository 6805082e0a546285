package dev.airgap.rules.storage;

/** More bytes come than are accepted. */
public final class TooManyBytesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyBytesException(long maxBytes) {
        super("more than " + maxBytes + " bytes");
    }
}
