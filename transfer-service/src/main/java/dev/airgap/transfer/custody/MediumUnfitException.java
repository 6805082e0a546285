package dev.airgap.transfer.custody;

import dev.airgap.kit.problem.ProblemException;
import dev.airgap.transfer.problem.TransferProblem;

/** The medium that was asked for cannot carry the transfer: it is not registered, or too small. */
public class MediumUnfitException extends ProblemException {

    private static final long serialVersionUID = 1L;

    MediumUnfitException(String message) {
        super(TransferProblem.MEDIUM_UNFIT, message);
    }
}
