package dev.airgap.rules.update;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.RulesConfirmed;
import dev.airgap.kit.idempotency.Idempotency;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.security.CurrentActor;
import dev.airgap.kit.security.FourEyes;
import dev.airgap.kit.zone.Here;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/** The decision of a second person. */
@ApplicationScoped
public class Confirmation {

    private final RuleUpdateTable updates;
    private final RuleSetTable sets;
    private final CurrentActor actor;
    private final Idempotency idempotency;
    private final Outbox outbox;
    private final Here here;
    private final Clock clock;

    Confirmation(
            RuleUpdateTable updates,
            RuleSetTable sets,
            CurrentActor actor,
            Idempotency idempotency,
            Outbox outbox,
            Here here,
            Clock clock) {
        this.updates = updates;
        this.sets = sets;
        this.actor = actor;
        this.idempotency = idempotency;
        this.outbox = outbox;
        this.here = here;
        this.clock = clock;
    }

    /**
     * Confirms an update that waits; the worker applies it. Of two people who do so at once, one is refused.
     *
     * @param key the request's idempotency key
     * @throws ProblemException RULE_UPDATE_NOT_FOUND, RULE_UPDATE_NOT_AWAITING, RULE_UPDATE_PENDING, FOUR_EYES or
     *     RULE_SUMMARY_OUTDATED
     */
    @Transactional
    public void confirm(String number, Optional<String> key) {
        idempotency.once(key, "confirm-rule-update", number, () -> confirm(number));
    }

    private String confirm(String number) {
        String person = actor.name();
        RuleSetEntity set = sets.locked(here.site());
        RuleUpdateEntity row = updates.byNumber(here.site(), number).orElseThrow(() -> RuleUpdates.notFound(number));
        if (row.state() != RuleUpdateState.AWAITING_CONFIRMATION) {
            throw new ProblemException(
                    RulesProblem.RULE_UPDATE_NOT_AWAITING, "Rule update %s is %s.".formatted(number, row.state()));
        }
        FourEyes.require(actor, row.broughtBy);
        if (!updates.inState(here.site(), RuleUpdateState.CONFIRMED).isEmpty()) {
            throw new ProblemException(RulesProblem.RULE_UPDATE_PENDING, "Try again when it has been applied.");
        }
        if (!Objects.equals(set.floor, row.summaryBasis)) {
            throw new ProblemException(
                    RulesProblem.RULE_SUMMARY_OUTDATED, "A new summary is being made; read it and confirm again.");
        }
        row.to(RuleUpdateState.CONFIRMED, clock.instant());
        row.confirmedBy = person;
        NewEvent confirmed = NewEvent.of(EventType.RULES_CONFIRMED, row.number, new RulesConfirmed(row.number, row.id));
        row.causeEvent = outbox.append(confirmed
                .inCycle(Optional.ofNullable(row.cycleId))
                .causedBy(Optional.ofNullable(row.causeEvent))
                .by(person));
        return row.id;
    }
}
