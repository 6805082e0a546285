package dev.airgap.bundler.cycle;

/**
 * A cycle that begins.
 *
 * @param full whether its bundle is to carry everything, whatever the site holds
 * @param actor the person or automation who starts it
 */
record Start(String site, Trigger trigger, boolean full, String actor) {}
