package dev.airgap.transfer.custody;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.TransferEnded;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.transfer.medium.MediumReported;
import dev.airgap.transfer.medium.RegisteredMedium;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** How transfers end that do not simply arrive: lost with their medium, too late, or done with. */
@ApplicationScoped
public class Endings {

    /** Its cycle was closed, whatever became of it. */
    static final String CLOSED = "CLOSED_WITHOUT_RECEIPT";

    private final TransferRows rows;
    private final WriteRecord writing;
    private final Outbox outbox;
    private final Event<TransferClosed> closed;
    private final Clock clock;

    Endings(TransferRows rows, WriteRecord writing, Outbox outbox, Event<TransferClosed> closed, Clock clock) {
        this.rows = rows;
        this.writing = writing;
        this.outbox = outbox;
        this.closed = closed;
        this.clock = clock;
    }

    /** What was written to a medium that is gone can be written again, unless it has left: then it is lost with it. */
    @Transactional(TxType.MANDATORY)
    void mediumReported(@Observes MediumReported reported) {
        switch (reported.step()) {
            case FIND -> onMedium(reported, this::find);
            case LOSE -> {
                onMedium(reported, this::failWritten);
                onMedium(reported, this::lose);
            }
            default -> onMedium(reported, this::failWritten);
        }
    }

    private void onMedium(MediumReported reported, BiConsumer<TransferEntity, MediumReported> then) {
        for (String id : rows.writtenTo(reported.medium().id())) {
            rows.locked(id).ifPresent(row -> then.accept(row, reported));
        }
    }

    private void failWritten(TransferEntity row, MediumReported reported) {
        if (row.toTransfer().state().isWrittenHere()) {
            writing.fail(row, goneWith(reported.medium()), reported.actor());
        }
    }

    private void lose(TransferEntity row, MediumReported reported) {
        if (row.allows(TransferStep.LOSE)) {
            lose(row, goneWith(reported.medium()), Optional.empty(), reported.actor());
        }
    }

    private void lose(TransferEntity row, TransferError error, Optional<String> causeId, @Nullable String actor) {
        String eventId = ended(EventType.TRANSFER_LOST, row, error, causeId, actor);
        row.lost(error, eventId, clock.instant());
    }

    private void find(TransferEntity row, MediumReported reported) {
        if (row.allows(TransferStep.FIND)) {
            row.found(ended(EventType.TRANSFER_FOUND, row, null, Optional.empty(), reported.actor()), clock.instant());
        }
    }

    private static TransferError goneWith(RegisteredMedium medium) {
        return new TransferError(
                "MEDIUM_GONE", "Medium %s was reported as %s.".formatted(medium.serial(), medium.state()));
    }

    /**
     * The DMZ's cycle is closed: nothing is left to be done for its transfer.
     *
     * @param lost whether two persons closed it without knowing what became of the medium
     */
    @Transactional(TxType.MANDATORY)
    public void cycleClosed(String cycleId, boolean lost, String causeId) {
        rows.draftOf(cycleId).ifPresent(row -> {
            if (row.allows(TransferStep.CLOSE)) {
                close(row, Optional.of(causeId));
            } else if (lost && row.allows(TransferStep.LOSE)) {
                TransferError error = new TransferError(CLOSED, "Two persons closed its cycle without a receipt.");
                lose(row, error, Optional.of(causeId), null);
            }
        });
    }

    /** At the site: the DMZ has this receipt and all before it, so what they told is done with. */
    @Transactional(TxType.MANDATORY)
    public void receiptKnown(long number) {
        rows.receiptedUpTo(number)
                .forEach(id -> rows.locked(id)
                        .filter(row -> row.allows(TransferStep.CLOSE))
                        .ifPresent(row -> close(row, Optional.empty())));
    }

    /** At the site: the DMZ knows what became of it from this receipt, whether or not the receipt lay on its medium. */
    @Transactional(TxType.MANDATORY)
    public void outcomeKnown(String id, long number) {
        rows.locked(id).ifPresent(row -> {
            if (row.isDelivered()) {
                row.receipted(number, row.lastEventId(), clock.instant());
            }
            if (row.allows(TransferStep.CLOSE)) {
                close(row, Optional.empty());
            }
        });
    }

    private void close(TransferEntity row, Optional<String> causeId) {
        closed.fire(new TransferClosed(row.id()));
        row.closed(ended(EventType.TRANSFER_CLOSED, row, null, causeId, null), clock.instant());
    }

    /**
     * Ends one transfer that has not left and that the site could not import any more.
     *
     * @return whether there was one
     */
    @Transactional
    boolean expireOne() {
        Instant now = clock.instant();
        Optional<TransferEntity> late =
                rows.firstPast(now).flatMap(rows::locked).filter(row -> row.isExpired(now));
        late.ifPresent(row -> {
            TransferError error = new TransferError(
                    "TRANSFER_EXPIRED",
                    "What it carries could be imported until %s."
                            .formatted(row.toTransfer().expiresAt()));
            row.expired(error, ended(EventType.TRANSFER_EXPIRED, row, error, Optional.empty(), null), now);
        });
        return late.isPresent();
    }

    private String ended(
            EventType type,
            TransferEntity row,
            @Nullable TransferError error,
            Optional<String> causeId,
            @Nullable String actor) {
        Transfer transfer = row.toTransfer();
        TransferEnded data = new TransferEnded(
                transfer.id(),
                transfer.mediumSerial(),
                error == null ? null : error.code(),
                error == null ? null : error.detail());
        NewEvent event = TransferEvents.of(type, transfer, data)
                .causedBy(causeId.orElseGet(row::lastEventId))
                .by(Optional.ofNullable(actor));
        return outbox.append(event);
    }
}
