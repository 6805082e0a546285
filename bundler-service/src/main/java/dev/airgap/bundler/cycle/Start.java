package dev.airgap.bundler.cycle;

import org.jspecify.annotations.Nullable;

/**
 * A cycle that begins.
 *
 * @param full whether its bundle is to carry everything, whatever the site holds
 * @param actor the person or automation who starts it
 * @param ruleUpdate the number of the rule update that it is to carry; null for the newest
 */
record Start(
        String site,
        Trigger trigger,
        boolean full,
        String actor,
        @Nullable String ruleUpdate) {

    /** One that carries the newest rules. */
    Start(String site, Trigger trigger, boolean full, String actor) {
        this(site, trigger, full, actor, null);
    }
}
