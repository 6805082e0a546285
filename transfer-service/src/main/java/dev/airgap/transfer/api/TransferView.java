package dev.airgap.transfer.api;

import dev.airgap.kit.zone.Here;
import dev.airgap.transfer.custody.NextAction;
import dev.airgap.transfer.custody.Transfer;
import dev.airgap.transfer.custody.Transfers;
import dev.airgap.transfer.outcome.CarriedOutcome;
import dev.airgap.transfer.outcome.Carry;
import dev.airgap.transfer.outcome.Outcomes;
import dev.airgap.transfer.progress.JobProgress;
import dev.airgap.transfer.receipt.Receipts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Puts together what people want to see of a transfer. */
@ApplicationScoped
class TransferView {

    private final Transfers transfers;
    private final Outcomes outcomes;
    private final Receipts receipts;
    private final JobProgress progress;
    private final Here here;

    TransferView(Transfers transfers, Outcomes outcomes, Receipts receipts, JobProgress progress, Here here) {
        this.transfers = transfers;
        this.outcomes = outcomes;
        this.receipts = receipts;
        this.progress = progress;
        this.here = here;
    }

    Optional<TransferResponse> find(String id) {
        return transfers.find(id).map(this::of);
    }

    TransferResponse of(Transfer transfer) {
        List<CarriedOutcome> files =
                here.isAirGap() ? outcomes.find(transfer.id()).map(Carry::files).orElse(List.of()) : List.of();
        return TransferResponse.of(transfer, next(transfer), files, progress.find(transfer.id()));
    }

    private NextAction next(Transfer transfer) {
        boolean waits = here.isAirGap() && receipts.isWaitingForMediumOf(transfer.id());
        return waits ? NextAction.PUT_THE_MEDIUM_IN : transfer.nextAction();
    }
}
