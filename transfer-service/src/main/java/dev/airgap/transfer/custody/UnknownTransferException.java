package dev.airgap.transfer.custody;

import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;

/** There is no transfer with this id here. */
public class UnknownTransferException extends ProblemException {

    private static final long serialVersionUID = 1L;

    public UnknownTransferException() {
        super(KitProblem.NOT_FOUND, "There is no such transfer.");
    }
}
