package dev.airgap.audit.extract;

import dev.airgap.audit.log.AuditLog;
import dev.airgap.audit.log.SignedCheckpoint;
import dev.airgap.media.log.LogSegmentHeader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** Cuts segments from the log. */
@ApplicationScoped
public class LogSegments {

    private final AuditLog log;
    private final CoveredLog covered;

    LogSegments(AuditLog log, CoveredLog covered) {
        this.log = log;
        this.covered = covered;
    }

    /**
     * The log from entry {@code from} on, with the proofs of these events.
     *
     * @throws dev.airgap.kit.problem.ProblemException LOG_NOT_YET if it does not reach that far, or lacks an event
     */
    public LogSegment from(long from, Collection<String> eventIds) {
        SignedCheckpoint checkpoint = covered.checkpoint(from);
        List<LogSegment.Proof> proofs = covered.events(eventIds, checkpoint).stream()
                .map(entry -> new LogSegment.Proof(entry.index(), covered.path(entry.index(), checkpoint)))
                .toList();
        LogSegmentHeader header = new LogSegmentHeader(checkpoint.origin(), from, checkpoint.size(), checkpoint.note());
        return new LogSegment(log, header, proofs);
    }
}
