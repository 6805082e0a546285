package dev.airgap.transfer.api;

import dev.airgap.transfer.progress.JobStep;

/** How far a running job is. */
record ProgressResponse(String step, long done, long total, String unit) {

    static ProgressResponse of(JobStep step) {
        return new ProgressResponse(step.step(), step.done(), step.total(), "bytes");
    }
}
