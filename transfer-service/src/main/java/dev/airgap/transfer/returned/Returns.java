package dev.airgap.transfer.returned;

import dev.airgap.kit.idempotency.Idempotency;
import dev.airgap.kit.time.Ids;
import dev.airgap.transfer.medium.HandOver;
import dev.airgap.transfer.medium.MediumWorkRequested;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Records that a medium came back, and shows what was on it. */
@ApplicationScoped
public class Returns {

    private final MediumReturnRows rows;
    private final Idempotency idempotency;
    private final Event<MediumWorkRequested> work;
    private final Clock clock;
    private final Ids ids;

    Returns(MediumReturnRows rows, Idempotency idempotency, Event<MediumWorkRequested> work, Clock clock, Ids ids) {
        this.rows = rows;
        this.idempotency = idempotency;
        this.work = work;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Records a return; the medium that stands ready is read afterwards.
     *
     * @param mediumSerial which medium it should be; any if empty
     * @param handOver who brought it, who took it, and what both read on the bag
     * @param atDesk whether the medium is at a desk: then what lies on it is handed over first, see {@link #received}
     * @param key the same key records one return, however often it is used
     * @return its id
     */
    @Transactional
    public String request(Optional<String> mediumSerial, HandOver handOver, boolean atDesk, Optional<String> key) {
        return idempotency.once(key, "record-return", mediumSerial + " " + handOver + " " + atDesk, () -> {
            String id = ids.next();
            rows.persist(MediumReturnEntity.of(id, mediumSerial.orElse(null), handOver, atDesk, clock.instant()));
            work.fire(new MediumWorkRequested());
            return id;
        });
    }

    /**
     * Everything that lies on the medium at the desk was handed over: it is read now. To say so again changes nothing.
     *
     * @return whether there is such a return
     */
    @Transactional
    public boolean received(String id) {
        Optional<MediumReturnEntity> row = rows.byId(id);
        row.filter(MediumReturnEntity::received).ifPresent(received -> work.fire(new MediumWorkRequested()));
        return row.isPresent();
    }

    @Transactional
    public Optional<MediumReturn> find(String id) {
        return rows.byId(id).map(MediumReturnEntity::toReturn);
    }

    /** The newest {@code limit} returns with a number below {@code before}, newest first. */
    @Transactional
    public List<MediumReturn> newest(long before, int limit) {
        return rows.newest(before, limit).stream()
                .map(MediumReturnEntity::toReturn)
                .toList();
    }

    /** Ids of the returns for which files are being handed over, and that began before this time. */
    @Transactional
    public List<String> receivingSince(Instant before) {
        return rows.receivingSince(before).stream().map(MediumReturnEntity::id).toList();
    }

    /** Nobody will hand over the rest. What came before stays as it is: nothing was taken from it. */
    @Transactional
    public void giveUp(String id) {
        rows.byId(id).ifPresent(row -> row.givenUp(clock.instant()));
    }
}
