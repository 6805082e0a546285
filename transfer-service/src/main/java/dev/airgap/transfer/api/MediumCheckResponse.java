package dev.airgap.transfer.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.airgap.transfer.preflight.Preflight;
import dev.airgap.transfer.progress.JobStep;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * @param state RUNNING or DONE
 * @param result {@code answer} is yes or no; {@code findings} say why not; {@code checked} and {@code notChecked} what the answer
 *     covers
 */
record MediumCheckResponse(
        String id,
        String state,
        String requestedBy,
        @Nullable ProgressResponse progress,
        @JsonRawValue @Nullable String result,
        Instant startedAt,
        @Nullable Instant endedAt) {

    static MediumCheckResponse of(Preflight preflight, Optional<JobStep> progress) {
        return new MediumCheckResponse(
                preflight.id(),
                preflight.result().isPresent() ? "DONE" : "RUNNING",
                preflight.requestedBy(),
                progress.map(ProgressResponse::of).orElse(null),
                preflight.answer(),
                preflight.startedAt(),
                preflight.endedAt());
    }
}
