package dev.airgap.transfer.custody;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.TransferFiles;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.time.Ids;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Drafts the transfer of a cycle with the first file that becomes known and completes it with the last. */
@ApplicationScoped
public class Drafts {

    private final TransferRows rows;
    private final Outbox outbox;
    private final Clock clock;
    private final Ids ids;

    Drafts(TransferRows rows, Outbox outbox, Clock clock, Ids ids) {
        this.rows = rows;
        this.outbox = outbox;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * The cycle's bundle is known; a second one for the same cycle is ignored.
     *
     * @param expiresAt until when it can be imported
     */
    @Transactional(TxType.MANDATORY)
    public void bundleKnown(
            String cycleId, String site, CarriedFile bundle, @Nullable Instant expiresAt, String causeId) {
        TransferEntity row = draft(cycleId, site, causeId, Optional.of(bundle));
        if (row.known().bundleKnown()) {
            Log.warnf("second bundle of a cycle ignored cycleId=%s bundleId=%s", cycleId, bundle.origin());
            return;
        }
        row.add(bundle);
        row.expiresAt(expiresAt);
        knows(row, row.known().withBundle(), causeId);
    }

    /** The cycle's rule update is known; a second one for the same cycle is ignored. */
    @Transactional(TxType.MANDATORY)
    public void ruleUpdateKnown(String cycleId, String site, CarriedFile ruleUpdate, String causeId) {
        TransferEntity row = draft(cycleId, site, causeId, Optional.of(ruleUpdate));
        if (row.known().rulesKnown()) {
            Log.warnf("second rule update of a cycle ignored cycleId=%s number=%s", cycleId, ruleUpdate.origin());
            return;
        }
        row.add(ruleUpdate);
        knows(row, row.known().withRules(), causeId);
    }

    /** The cycle has no rule update: the transfer carries the bundle alone. */
    @Transactional(TxType.MANDATORY)
    public void noRuleUpdate(String cycleId, String site, String causeId) {
        TransferEntity row = draft(cycleId, site, causeId, Optional.empty());
        if (!row.known().rulesKnown()) {
            knows(row, row.known().withRules(), causeId);
        }
    }

    private TransferEntity draft(String cycleId, String site, String causeId, Optional<CarriedFile> first) {
        return rows.draftOf(cycleId).orElseGet(() -> {
            String id = ids.next();
            TransferFiles data = new TransferFiles(
                    id, site, first.map(CarriedFile::toEventData).map(List::of).orElse(List.of()));
            String eventId = outbox.append(NewEvent.of(EventType.TRANSFER_DRAFTED, id, data)
                    .inCycle(cycleId)
                    .causedBy(causeId));
            TransferEntity row = TransferEntity.drafted(id, cycleId, site, eventId, clock.instant());
            rows.persist(row);
            return row;
        });
    }

    private void knows(TransferEntity row, Completeness known, String causeId) {
        row.knows(known);
        // What it carries may have ended before the last file became known.
        if (known.isComplete() && row.allows(TransferStep.COMPLETE)) {
            Transfer transfer = row.toTransfer();
            String eventId =
                    outbox.append(TransferEvents.of(EventType.TRANSFER_READY, transfer, TransferEvents.files(transfer))
                            .causedBy(causeId));
            row.completed(eventId, clock.instant());
        }
    }
}
