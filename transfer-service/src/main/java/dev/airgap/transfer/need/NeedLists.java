package dev.airgap.transfer.need;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.NeedListStep;
import dev.airgap.contracts.data.NeedListWritten;
import dev.airgap.kit.idempotency.Idempotency;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.zone.Here;
import dev.airgap.media.need.Need;
import dev.airgap.media.need.NeedList;
import dev.airgap.media.need.SignedNeedList;
import dev.airgap.transfer.medium.MediumWorkRequested;
import dev.airgap.transfer.report.ReportedNeeds;
import dev.airgap.transfer.trust.SigningKey;
import dev.airgap.trust.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What this site asks the DMZ for. The newest list is what counts: it replaces those that still wait. */
@ApplicationScoped
public class NeedLists {

    private final NeedListRows rows;
    private final SigningKey key;
    private final Outbox outbox;
    private final Idempotency idempotency;
    private final Event<MediumWorkRequested> work;
    private final Here here;
    private final Clock clock;

    NeedLists(
            NeedListRows rows,
            SigningKey key,
            Outbox outbox,
            Idempotency idempotency,
            Event<MediumWorkRequested> work,
            Here here,
            Clock clock) {
        this.rows = rows;
        this.key = key;
        this.outbox = outbox;
        this.idempotency = idempotency;
        this.work = work;
        this.here = here;
        this.clock = clock;
    }

    /**
     * Issues a list; it is written to the next medium that is here.
     *
     * @param idempotencyKey the same key issues one list, however often it is used
     * @return its number
     * @throws IllegalArgumentException if the list is out of its bounds
     * @throws dev.airgap.transfer.trust.SigningKeyUnfitException if this service may not sign for the site
     */
    @Transactional
    public long issue(List<Need> needs, @Nullable String reason, String actor, Optional<String> idempotencyKey) {
        return Long.parseLong(idempotency.once(
                idempotencyKey, "issue-need-list", needs + " " + reason, () -> issue(needs, reason, actor)));
    }

    private String issue(List<Need> needs, @Nullable String reason, String actor) {
        rows.lock();
        NeedList list = new NeedList(
                here.site(),
                rows.newest().map(NeedListEntity::number).orElse(0L) + 1,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                actor,
                reason,
                needs);
        byte[] envelope = SignedNeedList.sign(list, key.as(Role.SITE, here.site()));
        NeedListStep data = ReportedNeeds.of(list);
        String eventId = outbox.append(NewEvent.of(EventType.NEED_LIST_ISSUED, subject(list.number()), data)
                .by(actor));
        rows.waiting().ifPresent(NeedListEntity::replaced);
        rows.persist(NeedListEntity.of(list, envelope, eventId));
        work.fire(new MediumWorkRequested());
        return Long.toString(list.number());
    }

    /**
     * It lies on the medium of a transfer, read back. To say so again changes nothing.
     *
     * @return whether there is such a list
     */
    @Transactional
    public boolean written(long number, String transferId, Optional<String> actor) {
        Optional<NeedListEntity> row = rows.locked(number);
        row.filter(NeedListEntity::waits).ifPresent(waiting -> {
            waiting.written(transferId, clock.instant());
            outbox.append(NewEvent.of(
                            EventType.NEED_LIST_WRITTEN,
                            subject(number),
                            new NeedListWritten(here.site(), number, transferId))
                    .causedBy(waiting.eventId())
                    .by(actor));
        });
        return row.isPresent();
    }

    /** The one that waits for a medium. */
    @Transactional
    public Optional<IssuedNeedList> waiting() {
        return rows.waiting().map(NeedListEntity::toNeedList);
    }

    @Transactional
    public Optional<IssuedNeedList> find(long number) {
        return rows.findByIdOptional(number).map(NeedListEntity::toNeedList);
    }

    /** The envelope, byte for byte as it is on the medium. */
    @Transactional
    public Optional<byte[]> content(long number) {
        return rows.findByIdOptional(number).map(NeedListEntity::envelope);
    }

    /** The newest {@code limit} lists with a number below {@code before}, newest first. */
    @Transactional
    public List<IssuedNeedList> newest(long before, int limit) {
        return rows.newest(before, limit).stream()
                .map(NeedListEntity::toNeedList)
                .toList();
    }

    private static String subject(long number) {
        return "need-list-" + number;
    }
}
