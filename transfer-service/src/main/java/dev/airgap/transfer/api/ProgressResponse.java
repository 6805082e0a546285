package dev.airgap.transfer.api;

import dev.airgap.transfer.progress.JobStep;
import org.jspecify.annotations.Nullable;

/**
 * How far a running job is.
 *
 * @param bytesPerSecond null as long as it cannot be told
 * @param secondsLeft null as long as it cannot be told
 */
record ProgressResponse(
        String step,
        long done,
        long total,
        String unit,
        @Nullable Long bytesPerSecond,
        @Nullable Long secondsLeft) {

    static ProgressResponse of(JobStep step) {
        return new ProgressResponse(
                step.step(), step.done(), step.total(), "bytes", step.bytesPerSecond(), step.secondsLeft());
    }
}
