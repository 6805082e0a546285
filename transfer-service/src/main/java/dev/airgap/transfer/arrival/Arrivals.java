package dev.airgap.transfer.arrival;

import dev.airgap.kit.idempotency.Idempotency;
import dev.airgap.kit.time.Ids;
import dev.airgap.transfer.custody.Reception;
import dev.airgap.transfer.medium.HandOver;
import dev.airgap.transfer.medium.MediumWorkRequested;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Records that a medium arrived, and shows what came of it. */
@ApplicationScoped
public class Arrivals {

    private final ArrivalRows rows;
    private final Idempotency idempotency;
    private final Event<MediumWorkRequested> work;
    private final Clock clock;
    private final Ids ids;

    Arrivals(ArrivalRows rows, Idempotency idempotency, Event<MediumWorkRequested> work, Clock clock, Ids ids) {
        this.rows = rows;
        this.idempotency = idempotency;
        this.work = work;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Records an arrival; the medium that stands ready is read afterwards.
     *
     * @param mediumSerial which medium it should be; any if empty
     * @param custodian who received it
     * @param handOver from whom, and what both read on the bag; none where nobody carries it
     * @param atDesk whether the medium is at a desk: then what lies on it is handed over first, see {@link #received}
     * @param key the same key records one arrival, however often it is used
     * @return its id
     */
    @Transactional
    public String request(
            Optional<String> mediumSerial,
            String custodian,
            Optional<HandOver> handOver,
            boolean atDesk,
            Optional<String> key) {
        return idempotency.once(key, "record-arrival", mediumSerial + " " + handOver + " " + atDesk, () -> {
            String id = ids.next();
            Reception reception = new Reception(
                    custodian,
                    handOver.map(HandOver::from).orElse(null),
                    handOver.map(HandOver::sealNumber).orElse(null));
            rows.persist(ArrivalEntity.of(id, mediumSerial.orElse(null), reception, atDesk, clock.instant()));
            work.fire(new MediumWorkRequested());
            return id;
        });
    }

    /**
     * Everything that lies on the medium at the desk was handed over: it is read now. To say so again changes nothing.
     *
     * @return whether there is such an arrival
     */
    @Transactional
    public boolean received(String id) {
        Optional<ArrivalEntity> row = rows.byId(id);
        row.filter(it -> it.received(clock.instant())).ifPresent(received -> work.fire(new MediumWorkRequested()));
        return row.isPresent();
    }

    @Transactional
    public Optional<Arrival> find(String id) {
        return rows.byId(id).map(ArrivalEntity::toArrival);
    }

    /** The newest {@code limit} arrivals with a number below {@code before}, newest first. */
    @Transactional
    public List<Arrival> newest(long before, int limit) {
        return rows.newest(before, limit).stream().map(ArrivalEntity::toArrival).toList();
    }

    /** Ids of the arrivals for which files are being handed over, and that began before this time. */
    @Transactional
    public List<String> receivingSince(Instant before) {
        return rows.receivingSince(before).stream().map(ArrivalEntity::id).toList();
    }

    /** Nobody will hand over the rest. What came before stays as it is: nothing was taken from it. */
    @Transactional
    public void giveUp(String id) {
        rows.byId(id).ifPresent(row -> row.givenUp(clock.instant()));
    }
}
