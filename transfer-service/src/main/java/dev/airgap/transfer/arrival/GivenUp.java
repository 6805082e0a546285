package dev.airgap.transfer.arrival;

import dev.airgap.kit.problem.ProblemException;
import dev.airgap.transfer.custody.ArrivalRecord;
import dev.airgap.transfer.custody.Transfer;
import dev.airgap.transfer.custody.TransferError;
import dev.airgap.transfer.custody.UnknownTransferException;
import dev.airgap.transfer.problem.TransferProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Ends transfers whose other volumes nobody will bring. */
@ApplicationScoped
public class GivenUp {

    private final ArrivalRecord record;

    GivenUp(ArrivalRecord record) {
        this.record = record;
    }

    /**
     * What came of it is forgotten; it can arrive again from its first volume on. A receipt tells the DMZ.
     *
     * @param why for whoever reads the receipt
     * @throws UnknownTransferException if there is no such transfer
     * @throws dev.airgap.transfer.custody.StepNotPossibleException if it is not one that is being received
     */
    @Transactional
    public Transfer giveUp(String transferId, String why, String actor) {
        Transfer transfer = record.find(transferId).orElseThrow(UnknownTransferException::new);
        if (!transfer.volumes().isSeveral()) {
            throw new ProblemException(
                    TransferProblem.TRANSFER_WRONG_STATE,
                    "Transfer %s is not on several media; reading its medium decides about it.".formatted(transferId));
        }
        String detail = "Volume %s of %d has not come; %s gave it up: %s"
                .formatted(transfer.volumes().missing(), transfer.volumes().of(), actor, why);
        return record.giveUp(transferId, new TransferError("VOLUME_MISSING", detail), actor);
    }
}
