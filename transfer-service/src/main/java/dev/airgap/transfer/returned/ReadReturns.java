package dev.airgap.transfer.returned;

import dev.airgap.media.ReturnedFile;
import dev.airgap.trust.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Remembers what was read from return folders, whatever came of it, so that no answer of a site is written over unread. */
@ApplicationScoped
public class ReadReturns {

    private final EntityManager entities;
    private final Clock clock;

    ReadReturns(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** The first of these that nobody has read. */
    @Transactional
    public Optional<ReturnedFile> firstUnread(List<ReturnedFile> files) {
        return files.stream().filter(file -> !isRead(Sha256.of(file.bytes()))).findFirst();
    }

    /** Whether somebody has read the file with this SHA-256. */
    @Transactional
    public boolean isRead(Sha256 digest) {
        return !entities.createNativeQuery("SELECT sha256 FROM returned_file WHERE sha256 = ?1")
                .setParameter(1, digest.hex())
                .getResultList()
                .isEmpty();
    }

    @Transactional
    void read(List<ReturnedFile> files) {
        for (ReturnedFile file : files) {
            entities.createNativeQuery(
                            "INSERT INTO returned_file (sha256, read_at) VALUES (?1, ?2) ON CONFLICT (sha256) DO NOTHING")
                    .setParameter(1, Sha256.of(file.bytes()).hex())
                    .setParameter(2, clock.instant())
                    .executeUpdate();
        }
    }
}
