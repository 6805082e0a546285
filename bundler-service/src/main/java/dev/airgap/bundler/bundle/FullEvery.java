package dev.airgap.bundler.bundle;

/**
 * How often a bundle carries everything although it need not: a site that has lost a content without knowing gets it back.
 *
 * @param bundles of so many in a row one is full; 1: all of them
 */
record FullEvery(int bundles) {

    FullEvery {
        if (bundles < 1) {
            throw new IllegalArgumentException("airgap.bundler.full-every must be 1 or more: " + bundles);
        }
    }

    /** @param sinceFull how many bundles were released since the last full one */
    boolean isDue(long sinceFull) {
        return sinceFull + 1 >= bundles;
    }
}
