package dev.airgap.transfer.medium;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.MediumRegistered;
import dev.airgap.kit.idempotency.Idempotency;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The registry: the media that may carry transfers, each zone's own. */
@ApplicationScoped
public class Media {

    private final MediumRows rows;
    private final Outbox outbox;
    private final Idempotency idempotency;
    private final Clock clock;
    private final Ids ids;

    Media(MediumRows rows, Outbox outbox, Idempotency idempotency, Clock clock, Ids ids) {
        this.rows = rows;
        this.outbox = outbox;
        this.idempotency = idempotency;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Registers a medium.
     *
     * @param key the same key registers one medium, however often it is used
     * @return its id
     * @throws SerialTakenException if the serial is registered already
     */
    @Transactional
    public String register(NewMedium medium, String actor, Optional<String> key) {
        return idempotency.once(key, "register-medium", medium.toString(), () -> register(medium, actor));
    }

    private String register(NewMedium medium, String actor) {
        // Two people may register the same stick at once: the second waits for the first's commit.
        rows.getEntityManager()
                .createNativeQuery("SELECT CAST(pg_advisory_xact_lock(hashtextextended(?1, 0)) AS text)")
                .setParameter(1, "medium:" + medium.serial())
                .getSingleResult();
        if (rows.bySerial(medium.serial()).isPresent()) {
            throw new SerialTakenException(medium.serial());
        }
        String id = ids.next();
        rows.persist(MediumEntity.of(id, medium, actor, clock.instant()));
        outbox.append(NewEvent.of(
                        EventType.MEDIUM_REGISTERED,
                        id,
                        new MediumRegistered(
                                id,
                                medium.serial(),
                                medium.label(),
                                medium.kind().word(),
                                medium.capacityBytes(),
                                medium.ownerSite()))
                .by(actor));
        return id;
    }

    @Transactional
    public Optional<RegisteredMedium> find(String id) {
        return rows.byId(id).map(MediumEntity::toMedium);
    }

    @Transactional
    public Optional<RegisteredMedium> findBySerial(String serial) {
        return rows.bySerial(serial).map(MediumEntity::toMedium);
    }

    /** What happened to a medium since it was registered, oldest first. */
    @Transactional
    public List<MediumMove> history(String id) {
        return rows.byId(id).map(MediumEntity::history).orElseGet(List::of);
    }

    /** The newest {@code limit} media, with one serial or any, with a number below {@code before}, newest first. */
    @Transactional
    public List<RegisteredMedium> newest(Optional<String> serial, long before, int limit) {
        return rows.newest(serial, before, limit).stream()
                .map(MediumEntity::toMedium)
                .toList();
    }
}
