package dev.airgap.transfer.custody;

import dev.airgap.kit.problem.ProblemException;
import dev.airgap.transfer.problem.TransferProblem;
import java.time.Instant;

/** The transfer is not in a state that allows this; of two people who do the same thing at once, the second gets it. */
public class StepNotPossibleException extends ProblemException {

    private static final long serialVersionUID = 1L;

    StepNotPossibleException(String transferId, TransferState state, Instant since, TransferStep step) {
        super(
                TransferProblem.TRANSFER_WRONG_STATE,
                "Transfer %s is %s since %s; %s is not possible now.".formatted(transferId, state, since, step));
    }
}
