package dev.airgap.rules.update;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.RuleChanges;
import dev.airgap.contracts.data.RulesValidated;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.rules.summary.RuleSummary;
import dev.airgap.ruleupdate.RuleUpdate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/**
 * Decides by number whether a verified update may wait for confirmation: strictly above the floor, or the very update
 * that is known under its number.
 */
@ApplicationScoped
public class Acceptance {

    static final String OLDER = "DSRU_OLDER";
    static final String EQUIVOCATION = "DSRU_EQUIVOCATION";

    private final RuleUpdateTable updates;
    private final RuleSetTable sets;
    private final Summaries summaries;
    private final Outbox outbox;
    private final Clock clock;

    Acceptance(RuleUpdateTable updates, RuleSetTable sets, Summaries summaries, Outbox outbox, Clock clock) {
        this.updates = updates;
        this.sets = sets;
        this.summaries = summaries;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Decides, records and tells; within the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Verdict decide(RuleUpdate update, StoredUpdate file, StoredSummary summary, Origin origin) {
        String site = update.manifest().site();
        String number = update.manifest().number().toString();
        RuleSetEntity set = sets.locked(site);
        if (set.floor != null && number.compareTo(set.floor) < 0) {
            return new Verdict.Refused(OLDER, number + " is older than " + set.floor + ", which was applied");
        }
        Optional<RuleUpdateEntity> known = updates.byNumber(site, number);
        if (known.isPresent()) {
            return again(known.get(), update, summary, origin);
        }
        if (!Optional.ofNullable(set.floor).equals(summary.basis())) {
            return new Verdict.Outdated();
        }
        RuleUpdateEntity row =
                RuleUpdateEntity.of(update, file, RuleUpdateState.AWAITING_CONFIRMATION, clock.instant());
        row.cycleId = origin.cycleId().orElse(null);
        row.broughtBy = origin.person().orElse(null);
        row.summary = summaries.toText(summary.summary());
        row.summaryBasis = summary.basis().orElse(null);
        row.causeEvent = tell(row, summary.summary(), false, origin);
        updates.persist(row);
        return new Verdict.Accepted();
    }

    private Verdict again(RuleUpdateEntity row, RuleUpdate update, StoredSummary summary, Origin origin) {
        if (!row.id.equals(update.id().hex())) {
            return new Verdict.Refused(
                    EQUIVOCATION,
                    "%s is known with id %s, this one has id %s"
                            .formatted(row.number, row.id, update.id().hex()));
        }
        boolean applied = row.state() == RuleUpdateState.APPLIED;
        String event = tell(row, summary.summary(), applied, origin);
        if (row.state() == RuleUpdateState.AWAITING_CONFIRMATION) {
            // Its confirmation belongs to the cycle that people look at now.
            row.cycleId = origin.cycleId().orElse(row.cycleId);
            row.causeEvent = event;
        }
        return new Verdict.Known(applied);
    }

    private String tell(RuleUpdateEntity row, RuleSummary summary, boolean applied, Origin origin) {
        return outbox.append(validated(row, summary, applied)
                .inCycle(origin.cycleId())
                .causedBy(origin.causeEvent())
                .by(origin.person()));
    }

    static NewEvent validated(RuleUpdateEntity row, RuleSummary summary, boolean applied) {
        KnownRuleUpdate update = row.toRuleUpdate();
        RuleChanges changes = new RuleChanges(
                summary.added(),
                summary.updated(),
                summary.removed(),
                summary.behaviourChanges().size());
        return NewEvent.of(
                EventType.RULES_VALIDATED,
                row.number,
                new RulesValidated(row.number, row.id, update.sha256(), changes, applied));
    }
}
