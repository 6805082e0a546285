package dev.airgap.rules.update;

import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.zone.Here;
import dev.airgap.rules.storage.RuleStorage;
import dev.airgap.ruleupdate.RuleUpdate;
import dev.airgap.ruleupdate.RuleUpdateNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rule updates of this zone's site. */
@ApplicationScoped
public class RuleUpdates {

    private final RuleUpdateTable table;
    private final RuleStorage storage;
    private final Here here;
    private final Clock clock;

    RuleUpdates(RuleUpdateTable table, RuleStorage storage, Here here, Clock clock) {
        this.table = table;
        this.storage = storage;
        this.here = here;
        this.clock = clock;
    }

    /** Newest number first. */
    @Transactional
    public List<KnownRuleUpdate> list(int limit) {
        return table.newestFirst(here.site(), limit).stream()
                .map(RuleUpdateEntity::toRuleUpdate)
                .toList();
    }

    @Transactional
    public Optional<KnownRuleUpdate> find(String number) {
        return table.byNumber(here.site(), number).map(RuleUpdateEntity::toRuleUpdate);
    }

    /** @throws ProblemException RULE_UPDATE_NOT_FOUND */
    @Transactional
    public KnownRuleUpdate get(String number) {
        return find(number).orElseThrow(() -> notFound(number));
    }

    /** The update with the highest number of a site. */
    @Transactional
    public Optional<KnownRuleUpdate> last(String site) {
        return table.last(site).map(RuleUpdateEntity::toRuleUpdate);
    }

    /** Records an update made here; within the caller's transaction, in which its number becomes taken. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void addExported(RuleUpdate update, StoredUpdate file) {
        RuleUpdateEntity row = RuleUpdateEntity.of(update, file, RuleUpdateState.EXPORTED, clock.instant());
        row.cycleId = update.manifest().cycle();
        table.persist(row);
    }

    /** A receipt of the site tells which updates it uses; within the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void inUseAtSite(String site, Set<String> numbers, long receiptNumber) {
        Instant now = clock.instant();
        for (RuleUpdateEntity row : table.inState(site, RuleUpdateState.EXPORTED)) {
            row.told(numbers.contains(row.number), receiptNumber, now);
        }
    }

    /** Numbers that signed manifests name as the ones before theirs: they exist, whether they came or not. */
    @Transactional
    public List<RuleUpdateNumber> namedAsPrevious() {
        return table.namedAsPrevious(here.site()).stream()
                .map(RuleUpdateNumber::parse)
                .toList();
    }

    /** Where the signed file of an update lies. */
    public Path file(KnownRuleUpdate update) {
        return storage.update(update.id());
    }

    static ProblemException notFound(String number) {
        return new ProblemException(
                RulesProblem.RULE_UPDATE_NOT_FOUND,
                RuleUpdateNumber.isNumber(number)
                        ? "No rule update " + number + " is known here."
                        : "Rule updates have numbers such as 26-003.");
    }
}
