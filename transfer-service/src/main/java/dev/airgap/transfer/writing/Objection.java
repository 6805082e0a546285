package dev.airgap.transfer.writing;

import dev.airgap.kit.problem.ProblemException;
import dev.airgap.transfer.custody.Transfer;
import dev.airgap.transfer.custody.TransferError;
import dev.airgap.transfer.problem.TransferProblem;
import java.util.List;
import java.util.Optional;

/** Why what lies on a medium should stay there. */
record Objection(TransferProblem problem, String detail) {

    /** The first objection to writing {@code transfer} to the medium {@code serial}, over the transfers {@code aboard}. */
    static Optional<Objection> toWritingOver(List<Transfer> aboard, Transfer transfer, String serial) {
        return aboard.stream()
                .filter(other -> !other.id().equals(transfer.id()))
                .flatMap(other -> toWritingOver(other, transfer, serial).stream())
                .findFirst();
    }

    private static Optional<Objection> toWritingOver(Transfer other, Transfer transfer, String serial) {
        if (other.volumes().onMedium(serial).isEmpty()) {
            return Optional.of(new Objection(
                    TransferProblem.MEDIUM_SERIAL_MISMATCH,
                    "Transfer %s was written to medium %s; this should be medium %s."
                            .formatted(other.id(), other.mediumSerial(), serial)));
        }
        if (other.state().isNeededOnItsMedium() && !transfer.overwrites()) {
            return Optional.of(new Objection(
                    TransferProblem.MEDIUM_IN_USE,
                    "Transfer %s lies on medium %s and is %s; it is written over only on request."
                            .formatted(other.id(), serial, other.state())));
        }
        return Optional.empty();
    }

    static Objection unread(String transferId, String name) {
        return new Objection(
                TransferProblem.MEDIUM_RETURN_UNREAD,
                "%s of transfer %s was not read yet: record the return of this medium first."
                        .formatted(name, transferId));
    }

    static Objection unknown(String transferId) {
        return new Objection(
                TransferProblem.MEDIUM_UNEXPECTED_FILE,
                "airgap/%s: is a transfer that is not known here.".formatted(transferId));
    }

    TransferError toError() {
        return new TransferError(problem.name(), detail);
    }

    ProblemException toException() {
        return new ProblemException(problem, detail);
    }
}
