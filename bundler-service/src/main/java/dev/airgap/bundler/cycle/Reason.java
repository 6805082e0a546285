package dev.airgap.bundler.cycle;

/**
 * Why something is not as it should be.
 *
 * @param code stable, upper case
 */
record Reason(String code, String detail) {}
