package dev.airgap.transfer.returned;

/** A slip of the site that cannot be spelled out with what is known here: the receipt's file is needed. */
final class SlipUnclearException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SlipUnclearException(String message) {
        super(message);
    }
}
