package dev.airgap.audit.mirror;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The other log's checkpoints: those that growth is proved from, and those that contradict them. */
@ApplicationScoped
class MirroredCheckpoints implements PanacheRepositoryBase<MirroredCheckpointEntity, MirroredCheckpointEntity.Key> {

    private final Clock clock;

    MirroredCheckpoints(Clock clock) {
        this.clock = clock;
    }

    /** Keeps it, unless it is kept already. */
    void keep(ClaimedCheckpoint claimed, boolean contradicts, String carriedBy) {
        getEntityManager()
                .createNativeQuery(
                        "INSERT INTO mirrored_checkpoint (size, root_hash, note, contradicts, carried_by, received_at)"
                                + " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING")
                .setParameter(1, claimed.size())
                .setParameter(2, claimed.rootHash())
                .setParameter(3, claimed.note())
                .setParameter(4, contradicts)
                .setParameter(5, carriedBy)
                .setParameter(6, clock.instant())
                .executeUpdate();
    }

    /** The root that the log signed for this size, the first one if it contradicted itself later. */
    Optional<byte[]> rootAt(long size) {
        return find("key.size = ?1 and contradicts = false", Sort.by("receivedAt"), size)
                .firstResultOptional()
                .map(row -> row.key.rootHash());
    }

    /** The roots that the log has signed since then for sizes above {@code above}, up to {@code last}. */
    Map<Long, byte[]> rootsIn(long above, long last, Instant since) {
        List<MirroredCheckpointEntity> rows = list(
                "key.size > ?1 and key.size <= ?2 and receivedAt > ?3 and contradicts = false",
                Sort.by("receivedAt"),
                above,
                last,
                since);
        return rows.stream()
                .collect(Collectors.toMap(row -> row.key.size(), row -> row.key.rootHash(), (first, later) -> first));
    }
}
