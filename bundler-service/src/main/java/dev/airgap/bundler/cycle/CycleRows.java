package dev.airgap.bundler.cycle;

import dev.airgap.contracts.Standing;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class CycleRows implements PanacheRepositoryBase<CycleEntity, UUID> {

    /** One whose bundle waits for signatures keeps its turn: the next bundle names it as the one before. */
    private static final List<CycleState> WAITING_FOR_WORK =
            List.of(CycleState.STARTED, CycleState.SNAPSHOT_TAKEN, CycleState.AWAITING_SIGNATURES);

    Optional<CycleEntity> byId(String id) {
        return uuid(id).flatMap(this::findByIdOptional);
    }

    /** Locked until the end of the transaction: of an event and the worker at the same time, one waits. */
    CycleEntity locked(String id) {
        return uuid(id).flatMap(uuid -> findByIdOptional(uuid, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new UnknownCycleException(id));
    }

    /** The same; empty if there is no such cycle. */
    Optional<CycleEntity> lockedIfKnown(String id) {
        return uuid(id).flatMap(uuid -> findByIdOptional(uuid, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The cycle itself is not read, so that a lock that comes later sees it fresh. */
    Optional<CycleState> stateOf(String id) {
        return uuid(id).flatMap(uuid -> find("select state from CycleEntity where id = ?1", uuid)
                .project(CycleState.class)
                .firstResultOptional());
    }

    /** The bundle of the oldest cycle that a receipt closed before this time, if its file is kept and it is not the newest. */
    Optional<String> firstBundleToDelete(Instant closedBefore) {
        return find(
                        "select c.bundleId from CycleEntity c where c.state = ?1 and c.receiptNumber is not null"
                                + " and c.endedAt < ?2 and exists (select 1 from BundleEntity b, BundleEntity newer"
                                + " where b.id = c.bundleId and b.fileDeletedAt is null"
                                + " and newer.site = b.site and newer.releasedAt > b.releasedAt) order by c.number",
                        CycleState.CLOSED,
                        closedBefore)
                .project(String.class)
                .firstResultOptional();
    }

    Optional<CycleEntity> newestClosed(String site) {
        return find("site = ?1 and state = ?2", Sort.descending("number"), site, CycleState.CLOSED)
                .firstResultOptional();
    }

    /** The newest cycle whose medium has left, whether or not somebody said so. */
    Optional<CycleEntity> newestCarried(String site) {
        return find(
                        "site = ?1 and (departedAt is not null or state = ?2)",
                        Sort.descending("number"),
                        site,
                        CycleState.CLOSED)
                .firstResultOptional();
    }

    Optional<CycleEntity> firstReleased(String site) {
        return find("site = ?1 and bundleId is not null", Sort.ascending("number"), site)
                .firstResultOptional();
    }

    /** The newest of the older cycles whose bundle the site has served. */
    Optional<CycleEntity> activatedBefore(CycleEntity cycle) {
        return find("site = ?1 and number < ?2 and activated", Sort.descending("number"), cycle.site(), cycle.number())
                .firstResultOptional();
    }

    boolean isRejectedAfter(CycleEntity cycle) {
        return count("site = ?1 and number > ?2 and outcome = ?3", cycle.site(), cycle.number(), Standing.REJECTED) > 0;
    }

    /** The id of a cycle that should have had its receipt by now, and of which nobody has been told. */
    Optional<String> firstOverdueUnsaid(Instant now) {
        return find(
                        "select id from CycleEntity where state = ?1 and overdueSince is null and dueAt <= ?2 order by dueAt",
                        CycleState.WAITING_FOR_RECEIPT,
                        now)
                .project(UUID.class)
                .firstResultOptional()
                .map(UUID::toString);
    }

    /** The longest overdue of the cycles that came after {@code number}. */
    Optional<CycleEntity> firstOverdueAfter(String site, long number) {
        return find(
                        "site = ?1 and number > ?2 and state = ?3 and overdueSince is not null",
                        Sort.ascending("overdueSince"),
                        site,
                        number,
                        CycleState.WAITING_FOR_RECEIPT)
                .firstResultOptional();
    }

    long countOverdue() {
        return count("state = ?1 and overdueSince is not null", CycleState.WAITING_FOR_RECEIPT);
    }

    /** Those that wait for a receipt, the oldest first. */
    List<CycleEntity> waiting(String site) {
        return list("site = ?1 and state = ?2", Sort.ascending("number"), site, CycleState.WAITING_FOR_RECEIPT);
    }

    /** The oldest cycle that the bundler has work for. */
    Optional<CycleEntity> oldestWaitingForWork() {
        return find("state in ?1", Sort.ascending("number"), WAITING_FOR_WORK).firstResultOptional();
    }

    boolean isAwaitingSignatures(String site) {
        return count("site = ?1 and state = ?2", site, CycleState.AWAITING_SIGNATURES) > 0;
    }

    boolean isWorkWaiting(String site, Trigger trigger) {
        return count("site = ?1 and trigger = ?2 and state in ?3", site, trigger, WAITING_FOR_WORK) > 0;
    }

    /** Whether a later cycle of the site makes up for this one, or will. */
    boolean isFollowed(CycleEntity cycle) {
        return count("site = ?1 and number > ?2 and state <> ?3", cycle.site(), cycle.number(), CycleState.FAILED) > 0;
    }

    Optional<Instant> lastStart(String site, Trigger trigger) {
        return find("site = ?1 and trigger = ?2", Sort.descending("startedAt"), site, trigger)
                .firstResultOptional()
                .map(CycleEntity::startedAt);
    }

    List<CycleEntity> newestBefore(long number, int limit) {
        return find("number < ?1", Sort.descending("number"), number)
                .page(0, limit)
                .list();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
