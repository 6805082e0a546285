package dev.airgap.transfer.receipt;

import dev.airgap.media.KnownReceipt;
import dev.airgap.media.receipt.ReceiptTransfer;
import dev.airgap.media.slip.SignedSlip;
import dev.airgap.media.slip.SlipTransfer;
import dev.airgap.transfer.custody.Endings;
import dev.airgap.transfer.custody.ReceiptKnown;
import dev.airgap.transfer.outcome.Outcomes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/** At the site: what the DMZ learned from a receipt is done with. */
@ApplicationScoped
class KnownOutcomes {

    private final IssuedReceiptRows rows;
    private final Outcomes outcomes;
    private final Endings endings;

    KnownOutcomes(IssuedReceiptRows rows, Outcomes outcomes, Endings endings) {
        this.rows = rows;
        this.outcomes = outcomes;
        this.endings = endings;
    }

    @Transactional(TxType.MANDATORY)
    void learned(@Observes ReceiptKnown news) {
        KnownReceipt known = news.receipt();
        rows.findByIdOptional(known.number()).stream()
                .flatMap(row -> (known.slip() ? toldOnSlip(row) : told(row)).stream())
                .forEach(transferId -> {
                    outcomes.known(transferId);
                    endings.outcomeKnown(transferId, known.number());
                });
        if (!known.slip()) {
            endings.receiptKnown(known.number());
        }
    }

    private static List<String> told(IssuedReceiptEntity row) {
        return row.toReceipt().receipt().transfers().stream()
                .filter(ReceiptTransfer::isFinal)
                .map(ReceiptTransfer::transferId)
                .toList();
    }

    private static List<String> toldOnSlip(IssuedReceiptEntity row) {
        return row.slip().map(SignedSlip::read).stream()
                .flatMap(slip -> slip.transfers().stream())
                .filter(SlipTransfer::isFinal)
                .map(told -> told.transferId().toString())
                .toList();
    }
}
