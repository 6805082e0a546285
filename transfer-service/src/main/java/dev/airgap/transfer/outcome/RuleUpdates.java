package dev.airgap.transfer.outcome;

import dev.airgap.contracts.data.RulesApplied;
import dev.airgap.contracts.data.RulesRejected;
import dev.airgap.contracts.data.RulesValidated;
import dev.airgap.media.FileKind;
import dev.airgap.media.receipt.FileOutcome;
import dev.airgap.transfer.medium.MediumWorkRequested;
import dev.airgap.transfer.site.Cause;
import dev.airgap.transfer.site.Reason;
import dev.airgap.transfer.site.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the rules service says of rule updates. The same one may have come with several transfers. */
@ApplicationScoped
public class RuleUpdates {

    private final CarryRows rows;
    private final Site site;
    private final Event<MediumWorkRequested> work;
    private final Clock clock;

    RuleUpdates(CarryRows rows, Site site, Event<MediumWorkRequested> work, Clock clock) {
        this.rows = rows;
        this.site = site;
        this.work = work;
        this.clock = clock;
    }

    /** It waits for a person, which decides nothing, or is in use already. */
    @Transactional(TxType.MANDATORY)
    public void validated(RulesValidated update, Cause cause) {
        if (update.alreadyApplied()) {
            inUse(update.number(), update.ruleUpdateId(), FileOutcome.ALREADY_APPLIED, cause);
        }
    }

    /** It is the rule set now. */
    @Transactional(TxType.MANDATORY)
    public void applied(RulesApplied update, Cause cause) {
        inUse(update.number(), update.ruleUpdateId(), FileOutcome.APPLIED, cause);
    }

    /** It was refused; its file name and cycle are all that says which. */
    @Transactional(TxType.MANDATORY)
    public void rejected(RulesRejected update, Cause cause) {
        List<CarryEntity> named = rows.withName(FileKind.RULE_UPDATE, update.fileName());
        Optional<String> id = named.stream()
                .filter(carry -> cause.cycleId().filter(carry.cycleId()::equals).isPresent())
                .findFirst()
                .or(() -> named.stream().findFirst())
                .flatMap(carry -> carry.files().stream()
                        .filter(file -> file.is(FileKind.RULE_UPDATE, update.fileName()))
                        .findFirst())
                .map(file -> file.toOutcome().id());
        if (id.isEmpty()) {
            return;
        }
        settle(named, id.get(), new Verdict(FileOutcome.REJECTED, update.code(), update.detail(), cause.eventId()));
        tellSite(id.get(), new Reason(update.code(), update.detail()), cause);
    }

    private void inUse(String number, String id, FileOutcome outcome, Cause cause) {
        settle(rows.withContent(FileKind.RULE_UPDATE, id), id, Verdict.good(outcome, cause.eventId()));
        site.usesRules(number);
        tellSite(id, null, cause);
    }

    /** Only what came last says what is missing. */
    private void tellSite(String id, @Nullable Reason problem, Cause cause) {
        boolean cameLast = rows.newestTaken()
                .filter(carry -> carry.files().stream().anyMatch(file -> file.holds(FileKind.RULE_UPDATE, id)))
                .isPresent();
        if (cameLast) {
            site.missing(problem, cause);
        }
    }

    private void settle(List<CarryEntity> carries, String id, Verdict verdict) {
        for (CarryEntity carry : carries) {
            for (CarryFileRow file : carry.files()) {
                if (file.holds(FileKind.RULE_UPDATE, id) && carry.settle(file, verdict, clock.instant())) {
                    work.fire(new MediumWorkRequested());
                }
            }
        }
    }
}
