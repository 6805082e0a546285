package dev.airgap.transfer.progress;

/**
 * How far a job is.
 *
 * @param step what it does now: WAITING, WRITING, READING_BACK, READING
 * @param done bytes that went through this step
 * @param total bytes that have to
 */
public record JobStep(String step, long done, long total) {}
