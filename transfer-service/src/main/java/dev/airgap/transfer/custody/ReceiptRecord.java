package dev.airgap.transfer.custody;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;

/** What receipts put on record, in both zones. */
@ApplicationScoped
public class ReceiptRecord {

    private final TransferRows rows;
    private final Clock clock;

    ReceiptRecord(TransferRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Transactional
    public Optional<Transfer> find(String id) {
        return rows.byId(id).map(TransferEntity::toTransfer);
    }

    /** A receipt says for good what became of it; one that was receipted before, or is not on its way, stays as it is. */
    @Transactional(TxType.MANDATORY)
    public void receipted(String id, long number, String eventId) {
        rows.locked(id)
                .filter(row -> row.allows(TransferStep.RECEIPT))
                .ifPresent(row -> row.receipted(number, eventId, clock.instant()));
    }

    /** The size of the site's log that the DMZ knew when it sealed the newest transfer that came; 0 if it knew none. */
    @Transactional
    public long knownSiteLogSize() {
        return rows.newestKnownSiteLogSize().orElse(0L);
    }
}
