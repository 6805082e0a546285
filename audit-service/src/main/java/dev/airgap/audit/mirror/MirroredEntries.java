package dev.airgap.audit.mirror;

import dev.airgap.audit.log.NewEntry;
import dev.airgap.trust.MerkleFrontier;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class MirroredEntries implements PanacheRepositoryBase<MirroredEntryEntity, Long> {

    private static final int PAGE = 1000;
    private static final int BATCH = 100;

    private final Clock clock;

    MirroredEntries(Clock clock) {
        this.clock = clock;
    }

    void add(NewEntry entry, long index, long arrival, byte[] leafHash) {
        persist(MirroredEntryEntity.of(entry, index, arrival, leafHash, clock.instant()));
        if (arrival % BATCH == BATCH - 1) {
            // A segment has any number of entries, and none of them is needed again as an object.
            flush();
            getEntityManager().clear();
        }
    }

    Optional<byte[]> value(long index) {
        return column("value", index);
    }

    Optional<byte[]> leafHash(long index) {
        return column("leafHash", index);
    }

    /** The right edge of the tree over the first {@code size} entries, all of which must be here. */
    MerkleFrontier frontier(long size) {
        MerkleFrontier frontier = MerkleFrontier.empty();
        while (frontier.size() < size) {
            List<byte[]> page = getEntityManager()
                    .createQuery(
                            "select e.leafHash from MirroredEntryEntity e where e.index >= ?1 and e.index < ?2 order by e.index",
                            byte[].class)
                    .setParameter(1, frontier.size())
                    .setParameter(2, Math.min(size, frontier.size() + PAGE))
                    .getResultList();
            for (byte[] leafHash : page) {
                frontier = frontier.append(leafHash, (level, index, hash) -> {});
            }
        }
        return frontier;
    }

    List<MirroredEntryEntity> ofCycleAfter(String cycleId, long arrival) {
        return list("cycleId = ?1 and arrival > ?2", Sort.by("arrival"), cycleId, arrival);
    }

    private Optional<byte[]> column(String name, long index) {
        return getEntityManager()
                .createQuery("select e." + name + " from MirroredEntryEntity e where e.index = ?1", byte[].class)
                .setParameter(1, index)
                .getResultStream()
                .findFirst();
    }
}
