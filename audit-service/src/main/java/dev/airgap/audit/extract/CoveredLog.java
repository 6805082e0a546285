package dev.airgap.audit.extract;

import dev.airgap.audit.log.AuditLog;
import dev.airgap.audit.log.Checkpoints;
import dev.airgap.audit.log.LogEntry;
import dev.airgap.audit.log.SignedCheckpoint;
import dev.airgap.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** The log as far as a checkpoint covers it. */
@ApplicationScoped
class CoveredLog {

    private final AuditLog log;
    private final Checkpoints checkpoints;

    CoveredLog(AuditLog log, Checkpoints checkpoints) {
        this.log = log;
        this.checkpoints = checkpoints;
    }

    /**
     * The newest checkpoint; whoever asks does not wait until the loop signs one.
     *
     * @throws ProblemException LOG_NOT_YET if it covers less than {@code size} entries
     */
    SignedCheckpoint checkpoint(long size) {
        SignedCheckpoint checkpoint = checkpoints.upToDate();
        if (checkpoint.size() < size) {
            throw notYet("The log has %d signed entries, not %d yet; ask again.".formatted(checkpoint.size(), size));
        }
        return checkpoint;
    }

    /**
     * The events with these ids.
     *
     * @throws ProblemException LOG_NOT_YET if one is not covered
     */
    List<LogEntry> events(Collection<String> ids, SignedCheckpoint checkpoint) {
        return ids.stream()
                .map(id -> log.entryOfEvent(id)
                        .filter(entry -> entry.index() < checkpoint.size())
                        .orElseThrow(() -> notYet("Event %s is not logged yet; ask again.".formatted(id))))
                .toList();
    }

    /** The audit path of a covered entry. */
    List<byte[]> path(long index, SignedCheckpoint checkpoint) {
        return log.inclusion(index, checkpoint.size()).orElseThrow().path();
    }

    private static ProblemException notYet(String detail) {
        return new ProblemException(AuditProblem.LOG_NOT_YET, detail);
    }
}
