package dev.airgap.transfer.problem;

import dev.airgap.kit.problem.ProblemCode;

/** What only this service can answer. */
public enum TransferProblem implements ProblemCode {
    TRANSFER_WRONG_STATE("The transfer is not in a state that allows this", 409),
    TRANSFER_EXPIRED("What the transfer carries cannot be imported any more", 409),
    SEAL_NUMBER_DIFFERS("The seal is another one", 409),
    MEDIUM_SERIAL_TAKEN("The medium is registered already", 409),
    MEDIUM_UNFIT("The medium cannot carry the transfer", 422),
    MEDIUM_UNKNOWN("The medium is not registered", 422),
    MEDIUM_OTHER_SITE("The medium belongs to another site", 422),
    MEDIUM_WRONG_STATE("The medium is not in a state that allows this", 409),
    FILE_NOT_KEPT("This service does not keep the file", 404),
    NO_SUCH_HOLD("Nothing is held because of this", 409);

    private final String title;
    private final int status;

    TransferProblem(String title, int status) {
        this.title = title;
        this.status = status;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int status() {
        return status;
    }
}
