package dev.airgap.transfer.custody;

/** The transfer is not in a state that allows this; of two people who do the same thing at once, the second gets it. */
public class StepNotPossibleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StepNotPossibleException(String transferId, TransferState state, TransferStep step) {
        super("Transfer %s is %s; %s is not possible now.".formatted(transferId, state, step));
    }
}
