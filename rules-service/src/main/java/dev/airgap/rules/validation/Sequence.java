package dev.airgap.rules.validation;

import dev.airgap.rules.update.RuleUpdates;
import dev.airgap.ruleupdate.RuleUpdateNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Numbers have no gaps where they are made, so a gap in those that came means that a medium was lost, withheld or never
 * carried. The rule updates after it are whole without it; somebody should still know.
 */
@ApplicationScoped
public class Sequence {

    private final ValidationTable validations;
    private final RuleUpdates updates;

    Sequence(ValidationTable validations, RuleUpdates updates) {
        this.validations = validations;
        this.updates = updates;
    }

    /** Numbers above the first that came, and below the highest that is known of, that never came; ascending. */
    @Transactional
    public List<RuleUpdateNumber> missing() {
        List<RuleUpdateNumber> arrived = validations.signedNumbers().stream()
                .map(RuleUpdateNumber::parse)
                .toList();
        return missing(arrived, updates.namedAsPrevious());
    }

    /**
     * Fills in each year. How many numbers a year had can be told only by one that names its last as the one before.
     *
     * @param arrived numbers of files that came with a good signature
     * @param named numbers that those files name as the ones before theirs
     */
    static List<RuleUpdateNumber> missing(Collection<RuleUpdateNumber> arrived, Collection<RuleUpdateNumber> named) {
        List<RuleUpdateNumber> missing = new ArrayList<>();
        if (arrived.isEmpty()) {
            return missing;
        }
        NavigableSet<RuleUpdateNumber> known = new TreeSet<>(arrived);
        RuleUpdateNumber first = known.first();
        known.addAll(named);
        RuleUpdateNumber before = first;
        for (RuleUpdateNumber number : known.tailSet(first)) {
            int from = number.year() == before.year() ? before.sequence() + 1 : 1;
            for (int sequence = from; sequence < number.sequence(); sequence++) {
                missing.add(new RuleUpdateNumber(number.year(), sequence));
            }
            if (!arrived.contains(number)) {
                missing.add(number);
            }
            before = number;
        }
        return missing;
    }
}
