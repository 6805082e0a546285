package dev.airgap.transfer.returned;

import dev.airgap.contracts.EventType;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.media.need.NeedList;
import dev.airgap.transfer.custody.TransferError;
import dev.airgap.transfer.report.ReportedNeeds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The site's need lists that were accepted. */
@ApplicationScoped
public class AcceptedNeedLists {

    private final AcceptedNeedListRows rows;
    private final Outbox outbox;
    private final Clock clock;

    AcceptedNeedLists(AcceptedNeedListRows rows, Outbox outbox, Clock clock) {
        this.rows = rows;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Keeps a verified list with its bytes, and says so.
     *
     * @return why nothing was taken; empty if it was
     */
    @Transactional(TxType.MANDATORY)
    Optional<TransferError> take(NeedList list, byte[] bytes, String custodian) {
        Optional<TransferError> objection = rows.newest().flatMap(known -> objection(list, known));
        if (objection.isEmpty()) {
            String eventId = outbox.append(
                    NewEvent.of(EventType.NEED_LIST_ACCEPTED, "need-list-" + list.number(), ReportedNeeds.of(list))
                            .by(custodian));
            rows.persist(AcceptedNeedListEntity.of(list, bytes, eventId, clock.instant()));
        }
        return objection;
    }

    private static Optional<TransferError> objection(NeedList list, AcceptedNeedListEntity known) {
        if (list.number() > known.number()) {
            return Optional.empty();
        }
        if (list.digest().hex().equals(known.sha256())) {
            return Optional.of(new TransferError("NEED_LIST_REPEATED", "It was accepted before, byte for byte."));
        }
        return Optional.of(new TransferError(
                "NEED_LIST_STALE",
                "It has number %d; number %d is known already.".formatted(list.number(), known.number())));
    }

    @Transactional
    public Optional<AcceptedNeedList> find(long number) {
        return rows.findByIdOptional(number).map(AcceptedNeedListEntity::toNeedList);
    }

    /** The envelope, byte for byte as it came. */
    @Transactional
    public Optional<byte[]> content(long number) {
        return rows.findByIdOptional(number).map(AcceptedNeedListEntity::envelope);
    }

    /** The newest {@code limit} lists with a number below {@code before}, newest first. */
    @Transactional
    public List<AcceptedNeedList> newest(long before, int limit) {
        return rows.newest(before, limit).stream()
                .map(AcceptedNeedListEntity::toNeedList)
                .toList();
    }
}
