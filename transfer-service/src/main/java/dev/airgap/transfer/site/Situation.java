package dev.airgap.transfer.site;

import dev.airgap.contracts.Standing;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the last carry, from which follows how the site stands.
 *
 * @param carried UPDATED, UP_TO_DATE or REJECTED; null before the first carry
 * @param refusal why it was REJECTED
 * @param missing which optional part of the last carry is not in use, and why
 * @param overdue whether the time has passed by which the served bundle said that the next should be here, and nothing was
 *     carried since
 */
record Situation(
        @Nullable Standing carried,
        @Nullable Reason refusal,
        @Nullable Reason missing,
        boolean overdue) {

    /** What a person is told. */
    record Assessment(Standing standing, @Nullable Reason reason) {}

    static final Situation UNKNOWN = new Situation(null, null, null, false);

    Situation activated(boolean unchanged, @Nullable Reason missingPart) {
        return new Situation(unchanged ? Standing.UP_TO_DATE : Standing.UPDATED, null, missingPart, false);
    }

    Situation refused(Reason why) {
        return new Situation(Standing.REJECTED, why, missing, false);
    }

    Situation withMissing(@Nullable Reason part) {
        return new Situation(carried, refusal, part, overdue);
    }

    Situation timePassed() {
        return new Situation(carried, refusal, missing, true);
    }

    /** Null before anything is known. */
    @Nullable
    Assessment assess(String dueBy) {
        if (carried == null) {
            return null;
        }
        if (overdue) {
            return new Assessment(
                    Standing.OVERDUE, new Reason("NOTHING_CARRIED", "The next bundle was expected by " + dueBy + "."));
        }
        if (carried == Standing.REJECTED) {
            return new Assessment(Standing.REJECTED, refusal);
        }
        return missing == null ? new Assessment(carried, null) : new Assessment(Standing.DEGRADED, missing);
    }
}
