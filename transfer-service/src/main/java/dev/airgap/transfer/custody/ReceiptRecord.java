package dev.airgap.transfer.custody;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.TransferRefused;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.zone.Here;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What receipts put on record, in both zones. */
@ApplicationScoped
public class ReceiptRecord {

    private final TransferRows rows;
    private final Outbox outbox;
    private final Here here;
    private final Clock clock;

    ReceiptRecord(TransferRows rows, Outbox outbox, Here here, Clock clock) {
        this.rows = rows;
        this.outbox = outbox;
        this.here = here;
        this.clock = clock;
    }

    @Transactional
    public Optional<Transfer> find(String id) {
        return rows.byId(id).map(TransferEntity::toTransfer);
    }

    /**
     * A receipt says for good what became of it; one that was receipted before, or is not on its way, stays as it is.
     *
     * @param refusal why nothing was taken from its medium; null if it was delivered
     * @param eventId of the receipt
     */
    @Transactional(TxType.MANDATORY)
    public void receipted(String id, long number, @Nullable TransferError refusal, String eventId) {
        rows.locked(id).ifPresent(row -> {
            if (refusal != null) {
                rejected(row, number, refusal, eventId);
            } else if (row.allows(TransferStep.RECEIPT)) {
                row.receipted(number, eventId, clock.instant());
            }
        });
    }

    private void rejected(TransferEntity row, long number, TransferError refusal, String eventId) {
        if (here.isAirGap()) {
            row.toldBy(number);
        } else if (row.allows(TransferStep.REJECT)) {
            TransferRefused data = new TransferRefused(row.id(), refusal.code(), refusal.detail());
            String refused = outbox.append(TransferEvents.of(EventType.TRANSFER_REFUSED, row.toTransfer(), data)
                    .causedBy(eventId));
            row.rejected(refusal, refused, clock.instant());
            row.toldBy(number);
        }
    }

    /** The size of the site's log that the DMZ knew when it sealed the newest transfer that came; 0 if it knew none. */
    @Transactional
    public long knownSiteLogSize() {
        return rows.newestKnownSiteLogSize().orElse(0L);
    }
}
