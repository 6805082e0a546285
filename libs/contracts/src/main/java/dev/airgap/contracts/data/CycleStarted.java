package dev.airgap.contracts.data;

import org.jspecify.annotations.Nullable;

/**
 * A person, automation or the schedule started a cycle; or the loss of what an earlier one had carried; or what the site said
 * it lacks.
 *
 * @param trigger {@code request}, {@code schedule}, {@code loss} or {@code need}
 * @param ruleUpdate the number of the rule update that the site asked for; absent when the newest is meant
 */
public record CycleStarted(
        String site, String trigger, @Nullable String ruleUpdate) {

    /** One that carries the newest rules. */
    public CycleStarted(String site, String trigger) {
        this(site, trigger, null);
    }
}
