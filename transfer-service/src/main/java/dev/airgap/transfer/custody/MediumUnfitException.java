package dev.airgap.transfer.custody;

/** The medium that was asked for cannot carry the transfer: it is not registered, or too small. */
public class MediumUnfitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MediumUnfitException(String message) {
        super(message);
    }
}
