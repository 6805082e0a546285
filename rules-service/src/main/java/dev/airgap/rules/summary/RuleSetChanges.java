package dev.airgap.rules.summary;

import dev.airgap.rules.suricata.Rule;
import dev.airgap.rules.suricata.RuleSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The difference of two rule sets, by application type and then by id. */
final class RuleSetChanges {

    private static final Comparator<RuleChange> ORDER = Comparator.comparing(
                    (RuleChange change) -> change.shown().applicationType())
            .thenComparing(change -> change.shown().id());

    private RuleSetChanges() {}

    static List<RuleChange> between(RuleSet before, RuleSet after) {
        List<RuleChange> changes = new ArrayList<>();
        for (Rule rule : after.rules()) {
            RuleChange change = new RuleChange(before.find(rule.id()), Optional.of(rule));
            if (change.differs()) {
                changes.add(change);
            }
        }
        for (Rule rule : before.rules()) {
            if (after.find(rule.id()).isEmpty()) {
                changes.add(new RuleChange(Optional.of(rule), Optional.empty()));
            }
        }
        changes.sort(ORDER);
        return changes;
    }
}
