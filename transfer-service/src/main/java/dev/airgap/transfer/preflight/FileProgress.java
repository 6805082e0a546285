package dev.airgap.transfer.preflight;

import dev.airgap.inspect.MediumCheck;
import dev.airgap.media.Progress;
import dev.airgap.transfer.progress.JobProgress;
import dev.airgap.transfer.progress.ProgressMeter;
import org.jspecify.annotations.Nullable;

/** Shows how far the reading of each file is, one after the other. */
final class FileProgress implements MediumCheck.Watcher {

    private final JobProgress progress;
    private final String jobId;
    private @Nullable String current;
    private @Nullable ProgressMeter meter;
    private long before;

    FileProgress(JobProgress progress, String jobId) {
        this.progress = progress;
        this.jobId = jobId;
    }

    @Override
    public void read(String file, long bytes, long totalBytes) {
        ProgressMeter now = meter;
        if (now == null || !file.equals(current) || bytes < before) {
            now = progress.meter(jobId, "CHECKING " + file, totalBytes);
            meter = now;
            current = file;
            before = 0;
        }
        now.advanced(Progress.Phase.READING, bytes - before);
        before = bytes;
    }
}
