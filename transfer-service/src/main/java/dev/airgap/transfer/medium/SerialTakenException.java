package dev.airgap.transfer.medium;

import dev.airgap.kit.problem.ProblemException;
import dev.airgap.transfer.problem.TransferProblem;

/** A medium with this serial is registered already. */
public class SerialTakenException extends ProblemException {

    private static final long serialVersionUID = 1L;

    SerialTakenException(String serial) {
        super(TransferProblem.MEDIUM_SERIAL_TAKEN, "A medium with serial " + serial + " is registered already.");
    }
}
