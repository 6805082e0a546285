package dev.airgap.transfer.hold;

import dev.airgap.kit.override.OverrideKind;
import dev.airgap.kit.override.OverrideRecord;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.transfer.problem.TransferProblem;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/** Two persons looked into a fork of the DMZ's log, and media may be read again; the subject is the transfer that brought it. */
@ApplicationScoped
class ClearLogFork implements OverrideKind {

    private final LogForkHoldRows holds;
    private final Clock clock;

    ClearLogFork(LogForkHoldRows holds, Clock clock) {
        this.holds = holds;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "clear-log-fork";
    }

    @Override
    public void check(String subject) {
        if (holds.activeBecauseOf(subject).isEmpty()) {
            throw new ProblemException(
                    TransferProblem.NO_SUCH_HOLD, "No medium is held back because of transfer " + subject + ".");
        }
    }

    @Override
    public Optional<String> cycleOf(String subject) {
        return holds.activeBecauseOf(subject).stream()
                .map(LogForkHoldEntity::cycleId)
                .filter(Objects::nonNull)
                .findFirst();
    }

    @Override
    public void apply(OverrideRecord confirmed) {
        holds.activeBecauseOf(confirmed.subject()).forEach(hold -> hold.cleared(confirmed.id(), clock.instant()));
        Log.infof("hold cleared transferId=%s overrideId=%s", confirmed.subject(), confirmed.id());
    }
}
