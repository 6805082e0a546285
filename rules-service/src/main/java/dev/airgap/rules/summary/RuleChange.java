package dev.airgap.rules.summary;

import dev.airgap.rules.suricata.Rule;
import java.util.Optional;

/**
 * One rule that is not as it was; at least one side is present.
 *
 * @param before absent when the rule is new
 * @param after absent when the rule was removed
 */
record RuleChange(Optional<Rule> before, Optional<Rule> after) {

    enum Kind {
        ADDED,
        UPDATED,
        REMOVED
    }

    Kind kind() {
        if (before.isEmpty()) {
            return Kind.ADDED;
        }
        return after.isEmpty() ? Kind.REMOVED : Kind.UPDATED;
    }

    /** The rule as it will be, or as it was when it is removed. */
    Rule shown() {
        return after.or(() -> before).orElseThrow(() -> new IllegalStateException("a change has a side"));
    }

    boolean differs() {
        return before.isEmpty()
                || after.isEmpty()
                || !before.get().textSha256().equals(after.get().textSha256())
                || before.get().enabled() != after.get().enabled();
    }

    /** An existing rule that would act otherwise on the same traffic: alert becomes drop, or a rule is switched off. */
    boolean changesBehaviour() {
        return before.isPresent()
                && after.isPresent()
                && !before.get().behaviour().equals(after.get().behaviour());
    }

    /** A revision never falls in honest work; where it does, somebody should look. */
    boolean revisionFell() {
        return before.isPresent()
                && after.isPresent()
                && after.get().revision() < before.get().revision();
    }
}
