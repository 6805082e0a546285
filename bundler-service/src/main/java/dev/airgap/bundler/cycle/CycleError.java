package dev.airgap.bundler.cycle;

/**
 * Why a cycle failed.
 *
 * @param step the piece of work that failed: {@code snapshot} or {@code bundle}
 * @param code stable, upper case
 * @param detail names the culprit
 */
public record CycleError(String step, String code, String detail) {}
