package dev.airgap.transfer.progress;

import org.jspecify.annotations.Nullable;

/**
 * How far a job is.
 *
 * @param step what it does now: WRITING, READING_BACK, READING, WAITING_FOR_LOG, WRITING_LOG, WAITING_FOR_MEDIUM, RECEIPT_WRITTEN,
 *     or the code of what keeps a receipt from being issued
 * @param done bytes that went through this step
 * @param total bytes that have to
 * @param bytesPerSecond of this step; null as long as it cannot be told
 * @param secondsLeft until all of them went through this step and those that follow; null as long as it cannot be told
 */
public record JobStep(
        String step,
        long done,
        long total,
        @Nullable Long bytesPerSecond,
        @Nullable Long secondsLeft) {

    static JobStep of(String step, long done, long total) {
        return new JobStep(step, done, total, null, null);
    }
}
