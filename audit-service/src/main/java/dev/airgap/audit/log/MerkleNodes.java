package dev.airgap.audit.log;

import dev.airgap.trust.MerkleTree;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The tree's hashes as the database keeps them: the leaves beside their entries, the nodes above them apart. */
@ApplicationScoped
class MerkleNodes implements PanacheRepositoryBase<LogNodeEntity, LogNodeEntity.Place>, MerkleTree.NodeSource {

    private final LogEntries entries;

    MerkleNodes(LogEntries entries) {
        this.entries = entries;
    }

    void keep(int level, long index, byte[] hash) {
        if (level > 0) {
            persist(new LogNodeEntity(new LogNodeEntity.Place(level, index), hash));
        }
    }

    @Override
    public byte[] hash(int level, long index) {
        return level == 0
                ? entries.findByIdOptional(index).orElseThrow().leafHash
                : findByIdOptional(new LogNodeEntity.Place(level, index)).orElseThrow().hash;
    }
}
