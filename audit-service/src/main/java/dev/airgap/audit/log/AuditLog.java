package dev.airgap.audit.log;

import dev.airgap.trust.MerkleFrontier;
import dev.airgap.trust.MerkleTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The zone's log. Appending is O(log n) and happens in the caller's transaction, one at a time. */
@ApplicationScoped
public class AuditLog {

    private final EntityManager entities;
    private final LogEntries entries;
    private final MerkleNodes nodes;
    private final Clock clock;
    private final Event<LogEntry> appended;

    AuditLog(EntityManager entities, LogEntries entries, MerkleNodes nodes, Clock clock, Event<LogEntry> appended) {
        this.entities = entities;
        this.entries = entries;
        this.nodes = nodes;
        this.clock = clock;
        this.appended = appended;
    }

    /** Appends an event and returns its index. Observers of {@link LogEntry} learn of it within the transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public long append(NewEntry entry) {
        LogHeadEntity head = entities.find(LogHeadEntity.class, LogHeadEntity.THE_ONE, LockModeType.PESSIMISTIC_WRITE);
        MerkleFrontier frontier = head.toFrontier();
        byte[] leafHash = MerkleTree.leafHash(entry.value());
        LogEntryEntity row = LogEntryEntity.of(entry, frontier.size(), leafHash, clock.instant());
        entries.persist(row);
        head.moveTo(frontier.append(leafHash, nodes::keep));
        appended.fire(row.toEntry());
        return frontier.size();
    }

    /** The number of entries. */
    @Transactional
    public long size() {
        return frontier().size();
    }

    /** The right edge of the tree, from which its root follows. */
    MerkleFrontier frontier() {
        return entities.find(LogHeadEntity.class, LogHeadEntity.THE_ONE).toFrontier();
    }

    /** At most {@code limit} entries from {@code index} on. */
    @Transactional
    public List<LogEntry> entries(long index, int limit) {
        return entries.from(index, limit).stream().map(LogEntryEntity::toEntry).toList();
    }

    /** The entries of a cycle, in the order they were logged. */
    @Transactional
    public List<LogEntry> entriesOfCycle(String cycleId) {
        return entries.ofCycle(cycleId).stream().map(LogEntryEntity::toEntry).toList();
    }

    /** The entries of a cycle after entry {@code index}, in the order they were logged. */
    @Transactional
    public List<LogEntry> entriesOfCycleAfter(String cycleId, long index) {
        return entries.ofCycleAfter(cycleId, index).stream()
                .map(LogEntryEntity::toEntry)
                .toList();
    }

    /** The event with this id. */
    @Transactional
    public Optional<LogEntry> entryOfEvent(String eventId) {
        return entries.ofEvent(eventId).map(LogEntryEntity::toEntry);
    }

    /** The event that has this number at this producer. */
    @Transactional
    public Optional<LogEntry> entryOf(String producer, long producerSeq) {
        return entries.of(producer, producerSeq).map(LogEntryEntity::toEntry);
    }

    /** That entry {@code index} is in the log of {@code size} entries; empty if there is no such entry or size. */
    @Transactional
    public Optional<InclusionProof> inclusion(long index, long size) {
        if (index < 0 || index >= size || size > frontier().size()) {
            return Optional.empty();
        }
        return Optional.of(new InclusionProof(
                index,
                size,
                nodes.hash(0, index),
                MerkleTree.root(size, nodes),
                MerkleTree.inclusionProof(index, size, nodes)));
    }

    /** That the log of {@code newer} entries begins with that of {@code older}; empty if there are no such sizes. */
    @Transactional
    public Optional<ConsistencyProof> consistency(long older, long newer) {
        if (older < 0 || older > newer || newer > frontier().size()) {
            return Optional.empty();
        }
        return Optional.of(new ConsistencyProof(
                older,
                newer,
                MerkleTree.root(older, nodes),
                MerkleTree.root(newer, nodes),
                MerkleTree.consistencyProof(older, newer, nodes)));
    }
}
