package dev.airgap.transfer.custody;

/** There is no transfer with this id here. */
public class UnknownTransferException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownTransferException() {
        super("There is no such transfer.");
    }
}
