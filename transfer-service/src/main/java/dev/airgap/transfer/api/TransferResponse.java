package dev.airgap.transfer.api;

import dev.airgap.transfer.custody.NextAction;
import dev.airgap.transfer.custody.Transfer;
import dev.airgap.transfer.progress.JobStep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

record TransferResponse(
        String id,
        String cycleId,
        String site,
        String state,
        @Nullable String mediumId,
        @Nullable String mediumSerial,
        List<FileResponse> files,
        @Nullable ProgressResponse progress,
        NextAction nextAction,
        @Nullable ErrorResponse error,
        @Nullable String requestedBy,
        @Nullable String custodian,
        @Nullable String recipient,
        @Nullable String manifestSha256,
        Instant createdAt,
        Instant updatedAt) {

    static TransferResponse of(Transfer transfer, Optional<JobStep> progress) {
        return new TransferResponse(
                transfer.id(),
                transfer.cycleId(),
                transfer.site(),
                transfer.state().name(),
                transfer.mediumId(),
                transfer.mediumSerial(),
                transfer.files().stream()
                        .map(carried -> FileResponse.of(carried.file()))
                        .toList(),
                progress.map(ProgressResponse::of).orElse(null),
                transfer.nextAction(),
                transfer.error().map(ErrorResponse::of).orElse(null),
                transfer.requestedBy(),
                transfer.custodian(),
                transfer.recipient(),
                transfer.manifestSha256(),
                transfer.createdAt(),
                transfer.updatedAt());
    }
}
