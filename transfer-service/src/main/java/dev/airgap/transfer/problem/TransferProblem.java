package dev.airgap.transfer.problem;

import dev.airgap.kit.problem.ProblemCode;

/** What only this service can answer. */
public enum TransferProblem implements ProblemCode {
    TRANSFER_WRONG_STATE("The transfer is not in a state that allows this", 409),
    TRANSFER_EXPIRED("What the transfer carries cannot be imported any more", 409),
    NOT_ON_MEDIUM("The transfer is not on its medium", 409),
    MEDIUM_IN_USE("Another transfer on the medium is still needed", 409),
    MEDIUM_SERIAL_MISMATCH("It is another medium", 409),
    MEDIUM_RETURN_UNREAD("What came back on the medium was not read", 409),
    MEDIUM_UNEXPECTED_FILE("Something lies on the medium that is not known here", 409),
    MEDIUM_FILE_ADDED("The file may not lie on a medium", 422),
    UPLOAD_OFFSET_DIFFERS("The upload does not go on where it stopped", 409),
    UPLOAD_NO_ROOM("There is no room for the upload", 507),
    SEAL_NUMBER_DIFFERS("The seal is another one", 409),
    MEDIUM_SERIAL_TAKEN("The medium is registered already", 409),
    MEDIUM_UNFIT("The medium cannot carry the transfer", 422),
    MEDIUM_UNKNOWN("The medium is not registered", 422),
    MEDIUM_OTHER_SITE("The medium belongs to another site", 422),
    MEDIUM_WRONG_STATE("The medium is not in a state that allows this", 409),
    MEDIUM_SUSPICIOUS("A scan station has found something on the medium", 409),
    SCAN_MISSING("The medium was not scanned", 409),
    SLIP_MISTYPED("The slip was not typed as it was shown", 400),
    SLIP_UNFIT("There is no slip of the receipt", 409),
    RECEIPT_REFUSED("The receipt was refused", 422),
    VOLUME_UNKNOWN("The transfer has no such volume", 404),
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
