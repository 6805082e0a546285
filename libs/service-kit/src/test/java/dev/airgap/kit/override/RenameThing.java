package dev.airgap.kit.override;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.RuleUpdateFailed;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;

/** Something that takes two persons. */
@ApplicationScoped
class RenameThing implements OverrideKind {

    static final String IMPOSSIBLE = "impossible";

    private final Outbox outbox;

    RenameThing(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public String kind() {
        return "rename-thing";
    }

    @Override
    public void check(String subject) {
        if (subject.equals(IMPOSSIBLE)) {
            throw new ProblemException(KitProblem.CONFLICT, "not now");
        }
    }

    @Override
    public void apply(OverrideRecord confirmed) {
        outbox.append(NewEvent.of(
                        EventType.RULE_UPDATE_FAILED,
                        confirmed.subject(),
                        new RuleUpdateFailed("plant-1", "RENAMED", confirmed.reason()))
                .causedBy(confirmed.lastEventId())
                .by(confirmed.secondPerson()));
    }
}
