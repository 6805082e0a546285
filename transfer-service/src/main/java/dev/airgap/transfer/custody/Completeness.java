package dev.airgap.transfer.custody;

/**
 * Which files of a cycle a draft knows: the bundle, and the rule update or that there will be none.
 *
 * @param bundleKnown whether the bundle is known
 * @param rulesKnown whether the rule update is known, or known not to come
 */
record Completeness(boolean bundleKnown, boolean rulesKnown) {

    static final Completeness NOTHING = new Completeness(false, false);

    Completeness withBundle() {
        return new Completeness(true, rulesKnown);
    }

    Completeness withRules() {
        return new Completeness(bundleKnown, true);
    }

    boolean isComplete() {
        return bundleKnown && rulesKnown;
    }

    /** The service whose event is still missing. */
    String waitsFor() {
        return bundleKnown ? "rules" : "bundler";
    }
}
