package dev.airgap.transfer.custody;

import dev.airgap.contracts.EventType;
import dev.airgap.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** In the air gap: of which transfers the files are still kept. */
@ApplicationScoped
public class ContentRecord {

    private final TransferRows rows;
    private final Outbox outbox;
    private final Clock clock;

    ContentRecord(TransferRows rows, Outbox outbox, Clock clock) {
        this.rows = rows;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The first transfer whose files are kept although the DMZ has had its receipt since before this time. */
    @Transactional
    public Optional<String> firstDue(Instant closedBefore) {
        return rows.firstKeptSince(closedBefore).map(TransferEntity::id);
    }

    /** Its files are gone; names, digests and everything that was done stay. */
    @Transactional
    public void deleted(String id) {
        rows.locked(id).ifPresent(row -> {
            Transfer transfer = row.toTransfer();
            outbox.append(
                    TransferEvents.of(EventType.TRANSFER_CONTENT_DELETED, transfer, TransferEvents.files(transfer))
                            .causedBy(transfer.lastEventId()));
            row.contentDeleted(clock.instant());
        });
    }
}
