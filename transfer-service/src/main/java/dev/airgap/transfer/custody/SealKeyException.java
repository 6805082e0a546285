package dev.airgap.transfer.custody;

/** This service cannot seal: it has no key, or one that the root does not let seal for the site. */
public class SealKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SealKeyException(String message) {
        super(message);
    }
}
