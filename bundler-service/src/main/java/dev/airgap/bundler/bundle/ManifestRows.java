package dev.airgap.bundler.bundle;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The database's record of every manifest that somebody may have signed. */
@ApplicationScoped
@Transactional(TxType.REQUIRED)
class ManifestRows implements PanacheRepositoryBase<ManifestEntity, String> {

    Optional<DraftedManifest> known(String bundleId) {
        return findByIdOptional(bundleId).map(ManifestEntity::toDraft);
    }

    /** The manifest itself is not read, so that after a lock on its cycle it is seen fresh. */
    Optional<String> cycleOf(String bundleId) {
        return find("select cycleId from ManifestEntity where id = ?1", bundleId)
                .project(UUID.class)
                .firstResultOptional()
                .map(UUID::toString);
    }

    /** The manifest of a cycle that may still be signed. */
    Optional<DraftedManifest> open(String cycleId) {
        return openRow(cycleId).map(ManifestEntity::toDraft);
    }

    /** The highest sequence that a manifest was drafted with. */
    Optional<Long> lastSequence(String site, long epoch) {
        return find("select max(sequence) from ManifestEntity where site = ?1 and epoch = ?2", site, epoch)
                .project(Long.class)
                .firstResultOptional();
    }

    /** The one with the highest epoch, and in it the highest sequence. */
    Optional<DraftedManifest> last(String site) {
        Sort newestFirst = Sort.descending("epoch").and("sequence", Sort.Direction.Descending);
        return find("site", newestFirst, site).firstResultOptional().map(ManifestEntity::toDraft);
    }

    /** Fails when the position is taken, or the cycle has a manifest that may be signed. */
    @Transactional(TxType.MANDATORY)
    void enter(DraftedManifest draft, Instant now) {
        persistAndFlush(ManifestEntity.of(draft, now));
    }

    @Transactional(TxType.MANDATORY)
    void cancel(String cycleId, String why, @Nullable String successor) {
        openRow(cycleId).ifPresent(row -> row.cancelled(why, successor));
        flush();
    }

    @Transactional(TxType.MANDATORY)
    void released(String bundleId) {
        findByIdOptional(bundleId).orElseThrow().released();
    }

    @Transactional(TxType.MANDATORY)
    void add(String bundleId, ManifestSignature signature) {
        findByIdOptional(bundleId).orElseThrow().add(signature);
    }

    private Optional<ManifestEntity> openRow(String cycleId) {
        return find("cycleId = ?1 and state = ?2", UUID.fromString(cycleId), ManifestState.AWAITING_SIGNATURES)
                .firstResultOptional();
    }
}
