package dev.airgap.kit.outbox;

import dev.airgap.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a capability says what happened: the event commits with the state change, or not at all.
 *
 * <p>Events are numbered and written as the last thing before the commit, so the lock on the producer's head is held only
 * for that moment and numbers are gapless in commit order.
 */
@ApplicationScoped
public class Outbox {

    private static final Object PENDING = Outbox.class;

    private final TransactionManager transactions;
    private final TransactionSynchronizationRegistry registry;
    private final EntityManager entities;
    private final OutboxTable table;
    private final Clock clock;
    private final Ids ids;

    Outbox(
            TransactionManager transactions,
            TransactionSynchronizationRegistry registry,
            EntityManager entities,
            OutboxTable table,
            Clock clock,
            Ids ids) {
        this.transactions = transactions;
        this.registry = registry;
        this.entities = entities;
        this.table = table;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Adds an event to the current transaction.
     *
     * @return the id that the event will have, for {@code causedBy}
     * @throws IllegalStateException outside a transaction: the event would not commit with its state change
     */
    public String append(NewEvent event) {
        if (registry.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("an event needs the transaction of its state change: " + event.type());
        }
        StampedEvent stamped = new StampedEvent(ids.next(), clock.instant(), event);
        pending().add(stamped);
        return stamped.id();
    }

    private List<StampedEvent> pending() {
        @SuppressWarnings("unchecked")
        List<StampedEvent> pending = (List<StampedEvent>) registry.getResource(PENDING);
        if (pending != null) {
            return pending;
        }
        List<StampedEvent> fresh = new ArrayList<>();
        registry.putResource(PENDING, fresh);
        try {
            transactions.getTransaction().registerSynchronization(new BeforeCommit(fresh));
        } catch (RollbackException | SystemException e) {
            throw new IllegalStateException("the transaction takes no more events", e);
        }
        return fresh;
    }

    /** Not an interposed synchronization: those of Hibernate must come later, when there is nothing left to flush. */
    private final class BeforeCommit implements Synchronization {

        private final List<StampedEvent> events;

        BeforeCommit(List<StampedEvent> events) {
            this.events = events;
        }

        @Override
        public void beforeCompletion() {
            entities.flush();
            table.append(events);
        }

        @Override
        public void afterCompletion(int status) {
            // The database's notification wakes the publisher, wherever it runs.
        }
    }
}
