package dev.airgap.audit.chain;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.MessageDeadLettered;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.trust.Sha256;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Messages that cannot be logged because they are no events: kept with their bytes, and told, once. */
@ApplicationScoped
class UnreadableMessages implements PanacheRepositoryBase<UnreadableMessageEntity, UnreadableMessageEntity.Key> {

    private final Outbox outbox;
    private final Clock clock;

    UnreadableMessages(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void keep(String topic, long offset, byte[] value, UnreadableEventException why) {
        var key =
                new UnreadableMessageEntity.Key(topic, offset, Sha256.of(value).hex());
        if (findByIdOptional(key).isPresent()) {
            return;
        }
        persist(new UnreadableMessageEntity(key, value, why.code(), why.detail(), clock.instant()));
        outbox.append(NewEvent.of(
                EventType.MESSAGE_DEAD_LETTERED,
                topic + "/" + offset,
                new MessageDeadLettered(topic, offset, why.code(), why.detail())));
        Log.errorf("unreadable message kept topic=%s offset=%d code=%s", topic, offset, why.code());
    }
}
