package dev.airgap.transfer.medium;

/** Another medium is registered under this serial. */
public class SerialTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SerialTakenException(String serial) {
        super("A medium with serial " + serial + " is registered already.");
    }
}
