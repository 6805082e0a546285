package dev.airgap.transfer.evidence;

import dev.airgap.trust.Sha256;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Keeps every manifest that was sealed here, or came here. */
@ApplicationScoped
public class KeptManifests implements PanacheRepositoryBase<ManifestEntity, String> {

    private final Clock clock;

    KeptManifests(Clock clock) {
        this.clock = clock;
    }

    /**
     * Keeps one; to keep it again changes nothing.
     *
     * @return the SHA-256 of the envelope
     */
    @Transactional(TxType.MANDATORY)
    public String keep(String transferId, int volume, String envelope) {
        String sha256 = Sha256.of(envelope.getBytes(StandardCharsets.UTF_8)).hex();
        if (findByIdOptional(sha256).isEmpty()) {
            persist(ManifestEntity.of(transferId, new KeptManifest(volume, sha256, envelope, clock.instant())));
        }
        return sha256;
    }

    /** Those of a transfer, in the order they were kept. */
    @Transactional
    public List<KeptManifest> of(String transferId) {
        return list("transferId = ?1 order by number", UUID.fromString(transferId)).stream()
                .map(ManifestEntity::toManifest)
                .toList();
    }
}
