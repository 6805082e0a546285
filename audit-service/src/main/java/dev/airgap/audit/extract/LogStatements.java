package dev.airgap.audit.extract;

import dev.airgap.audit.log.AuditLog;
import dev.airgap.audit.log.ConsistencyProof;
import dev.airgap.audit.log.LogEntry;
import dev.airgap.audit.log.SignedCheckpoint;
import dev.airgap.audit.mirror.MirroredLog;
import dev.airgap.media.receipt.ReceiptPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** Makes statements about the log. */
@ApplicationScoped
public class LogStatements {

    private final AuditLog log;
    private final CoveredLog covered;
    private final MirroredLog mirror;

    LogStatements(AuditLog log, CoveredLog covered, MirroredLog mirror) {
        this.log = log;
        this.covered = covered;
        this.mirror = mirror;
    }

    /**
     * What a receipt may say.
     *
     * @param consistentFrom the size from which growth is to be proved, 0 if none is known
     * @param cycleId whose steps are told, as far as the policy lets them
     * @param eventIds events that the log has to hold, and that are among the steps unless the policy is NONE
     * @throws dev.airgap.kit.problem.ProblemException LOG_NOT_YET if it does not reach that far, or lacks an event
     */
    public LogStatement of(long consistentFrom, String cycleId, ReceiptPolicy policy, Collection<String> eventIds) {
        SignedCheckpoint checkpoint = covered.checkpoint(consistentFrom);
        List<LogEntry> named = covered.events(eventIds, checkpoint);
        StepChoice choice = new StepChoice(policy);
        named.forEach(entry -> choose(choice, entry, checkpoint));
        log.entriesOfCycle(cycleId).stream()
                .filter(entry -> entry.index() < checkpoint.size())
                .filter(choice::wants)
                .sorted(choice.mostNeededFirst())
                .forEach(entry -> choose(choice, entry, checkpoint));
        ConsistencyProof growth =
                log.consistency(consistentFrom, checkpoint.size()).orElseThrow();
        return new LogStatement(
                checkpoint.note(),
                consistentFrom,
                growth.path(),
                choice.steps(),
                mirror.standing().ifAnything());
    }

    private void choose(StepChoice choice, LogEntry entry, SignedCheckpoint checkpoint) {
        choice.add(new LogStatement.Step(entry.index(), entry.value(), covered.path(entry.index(), checkpoint)));
    }
}
