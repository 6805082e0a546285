package dev.airgap.transfer.custody;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class TransferRows implements PanacheRepositoryBase<TransferEntity, UUID> {

    Optional<TransferEntity> byId(String id) {
        return uuid(id).flatMap(this::findByIdOptional);
    }

    /** Whoever comes second waits, and then sees what the first did. */
    Optional<TransferEntity> locked(String id) {
        return uuid(id).flatMap(uuid -> findByIdOptional(uuid, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Makes the two events of a cycle, which come over two topics, meet in one draft. */
    Optional<TransferEntity> draftOf(String cycleId) {
        getEntityManager()
                .createNativeQuery("SELECT CAST(pg_advisory_xact_lock(hashtextextended(?1, 0)) AS text)")
                .setParameter(1, "draft:" + cycleId)
                .getSingleResult();
        return find("cycleId = ?1 and arrivedAt is null", cycleId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    Optional<TransferEntity> firstIn(TransferState state) {
        return find("state = ?1 order by number", state).firstResultOptional();
    }

    List<TransferEntity> lockedIn(TransferState state) {
        return find("state = ?1 order by number", state)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    List<TransferEntity> among(Collection<String> ids) {
        List<UUID> uuids = ids.stream().flatMap(id -> uuid(id).stream()).toList();
        return uuids.isEmpty() ? List.of() : list("id in ?1", uuids);
    }

    /** The ids of the transfers whose last writing went to this medium. */
    List<String> writtenTo(String mediumId) {
        return uuid(mediumId).stream()
                .flatMap(medium ->
                        list("select t from TransferEntity t join t.volumes.known v where v.mediumId = ?1", medium)
                                .stream())
                .map(TransferEntity::id)
                .toList();
    }

    /** The id of the first transfer that has not left and carries what ended before {@code now}. */
    Optional<String> firstPast(Instant now) {
        List<TransferState> open = Arrays.stream(TransferState.values())
                .filter(state -> state.after(TransferStep.EXPIRE).isPresent())
                .toList();
        return find("expiresAt < ?1 and state in ?2 order by number", now, open)
                .firstResultOptional()
                .map(TransferEntity::id);
    }

    /** The ids of the transfers that receipts with these numbers told of, and that are not closed. */
    List<String> receiptedUpTo(long receiptNumber) {
        return list("state = ?1 and receiptNumber <= ?2", TransferState.RECEIPTED, receiptNumber).stream()
                .map(TransferEntity::id)
                .toList();
    }

    /** The receipt with the highest number wins: media may arrive in another order than they were sealed in. */
    Optional<Long> newestKnownSiteLogSize() {
        return find("knownReceiptNumber is not null order by knownReceiptNumber desc")
                .firstResultOptional()
                .flatMap(TransferEntity::knownSiteLogSize);
    }

    Optional<TransferEntity> firstKeptSince(Instant closedBefore) {
        return find(
                        "state = ?1 and contentDeletedAt is null and updatedAt < ?2 order by updatedAt",
                        TransferState.CLOSED,
                        closedBefore)
                .firstResultOptional();
    }

    List<TransferEntity> newest(Optional<String> cycleId, long before, int limit) {
        return cycleId.map(cycle -> find("cycleId = ?1 and number < ?2 order by number desc", cycle, before))
                .orElseGet(() -> find("number < ?1 order by number desc", before))
                .page(0, limit)
                .list();
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
