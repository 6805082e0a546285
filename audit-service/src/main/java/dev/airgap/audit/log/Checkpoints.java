package dev.airgap.audit.log;

import dev.airgap.audit.alarm.AlarmKind;
import dev.airgap.audit.alarm.Alarms;
import dev.airgap.contracts.data.AuditAlarm;
import dev.airgap.kit.zone.Here;
import dev.airgap.trust.MerkleFrontier;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;

/** The log's signed statements about itself. Each continues the one before it, or is not made. */
@ApplicationScoped
public class Checkpoints implements PanacheRepositoryBase<CheckpointEntity, Long> {

    private final AuditLog log;
    private final LogKey key;
    private final Alarms alarms;
    private final Here here;
    private final Clock clock;

    Checkpoints(AuditLog log, LogKey key, Alarms alarms, Here here, Clock clock) {
        this.log = log;
        this.key = key;
        this.alarms = alarms;
        this.here = here;
        this.clock = clock;
    }

    /** The newest checkpoint, a signed note; empty in the first moments of a log. */
    @Transactional
    public Optional<byte[]> newest() {
        return last().map(checkpoint -> checkpoint.note);
    }

    /** The newest checkpoint, signed now if the log has grown since the last one. */
    @Transactional
    public SignedCheckpoint upToDate() {
        signNewest();
        CheckpointEntity last = last().orElseThrow(() -> new IllegalStateException("a log of any size can be signed"));
        return new SignedCheckpoint(key.origin(), last.size, last.note);
    }

    /**
     * Signs the log as it is now, unless that was done. A log that does not continue what was signed before was changed
     * behind our back, or comes from a backup: that is an alarm, and nothing is signed any more.
     *
     * @return whether a checkpoint was signed
     */
    @Transactional
    boolean signNewest() {
        oneAtATime();
        MerkleFrontier frontier = log.frontier();
        Optional<CheckpointEntity> last = last();
        if (last.isPresent() && !continues(last.get(), frontier)) {
            raiseOnce(last.get().size, frontier.size());
            return false;
        }
        if (last.isPresent() && last.get().size == frontier.size()) {
            return false;
        }
        byte[] root = frontier.root();
        persist(new CheckpointEntity(frontier.size(), root, key.sign(frontier.size(), root), clock.instant()));
        return true;
    }

    /** Whoever asks for a checkpoint and the loop may want to sign the same size at once. */
    private void oneAtATime() {
        getEntityManager()
                .createNativeQuery(
                        "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(current_schema() || ':sign-checkpoint', 0))")
                .getSingleResult();
    }

    private boolean continues(CheckpointEntity signed, MerkleFrontier frontier) {
        if (signed.size == frontier.size()) {
            return Arrays.equals(signed.rootHash, frontier.root());
        }
        return log.consistency(signed.size, frontier.size())
                .filter(ConsistencyProof::holds)
                .filter(proof -> Arrays.equals(proof.olderRoot(), signed.rootHash))
                .filter(proof -> Arrays.equals(proof.newerRoot(), frontier.root()))
                .isPresent();
    }

    private void raiseOnce(long signedSize, long size) {
        if (!alarms.isOpen(AlarmKind.LOG_CHANGED, here.producer(), signedSize)) {
            String detail = "the log of %d entries does not continue the signed one of %d; nothing is signed any more"
                    .formatted(size, signedSize);
            alarms.raise(AlarmKind.LOG_CHANGED, new AuditAlarm(here.producer(), signedSize, size, detail));
        }
    }

    private Optional<CheckpointEntity> last() {
        return findAll(Sort.descending("size")).page(0, 1).firstResultOptional();
    }
}
