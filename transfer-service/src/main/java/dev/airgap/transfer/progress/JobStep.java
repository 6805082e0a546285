package dev.airgap.transfer.progress;

/**
 * How far a job is.
 *
 * @param step what it does now: WRITING, READING_BACK, READING, WAITING_FOR_LOG, WRITING_LOG, WAITING_FOR_MEDIUM, RECEIPT_WRITTEN,
 *     or the code of what keeps a receipt from being issued
 * @param done bytes that went through this step
 * @param total bytes that have to
 */
public record JobStep(String step, long done, long total) {}
