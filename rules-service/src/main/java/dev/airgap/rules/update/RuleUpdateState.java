package dev.airgap.rules.update;

import java.util.Set;

/** Where a rule update stands; the transitions are those listed here and no others. */
public enum RuleUpdateState {
    /** dmz: signed and ready to travel. */
    EXPORTED,
    /** Verified; somebody must read its summary. */
    AWAITING_CONFIRMATION,
    /** A person agreed; about to be applied. */
    CONFIRMED,
    /** Is, or was, the current rule set. */
    APPLIED,
    /** A newer update was applied while this one waited. */
    REJECTED;

    private Set<RuleUpdateState> next() {
        return switch (this) {
            case EXPORTED, APPLIED, REJECTED -> Set.of();
            case AWAITING_CONFIRMATION -> Set.of(CONFIRMED, REJECTED);
            case CONFIRMED -> Set.of(APPLIED);
        };
    }

    RuleUpdateState to(RuleUpdateState target) {
        if (!next().contains(target)) {
            throw new IllegalStateException("a rule update does not go from " + this + " to " + target);
        }
        return target;
    }
}
