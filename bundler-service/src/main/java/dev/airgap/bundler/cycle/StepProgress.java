package dev.airgap.bundler.cycle;

/**
 * How far a piece of work is.
 *
 * @param step {@code snapshot} or {@code bundle}
 * @param unit what {@code done} and {@code total} count: {@code bytes} or {@code files}
 */
public record StepProgress(String step, long done, long total, String unit) {}
