package dev.airgap.transfer.api;

import dev.airgap.media.TransferFile;
import dev.airgap.transfer.custody.CarriedFile;
import dev.airgap.transfer.custody.NextAction;
import dev.airgap.transfer.custody.Transfer;
import dev.airgap.transfer.custody.TransferVolume;
import dev.airgap.transfer.outcome.CarriedOutcome;
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
        List<VolumeResponse> volumes,
        List<FileResponse> files,
        @Nullable ProgressResponse progress,
        NextAction nextAction,
        @Nullable ErrorResponse error,
        @Nullable String requestedBy,
        @Nullable String approvedBy,
        @Nullable String sealedBy,
        @Nullable String custodian,
        @Nullable String recipient,
        @Nullable String sealNumber,
        @Nullable String manifestSha256,
        @Nullable Long receiptNumber,
        @Nullable Instant expiresAt,
        @Nullable Instant contentDeletedAt,
        boolean atDesk,
        @Nullable Instant onMediumAt,
        Instant createdAt,
        Instant updatedAt) {

    static TransferResponse of(
            Transfer transfer, NextAction next, List<CarriedOutcome> outcomes, Optional<JobStep> progress) {
        Optional<TransferVolume> onlyOne = transfer.volumes().isSeveral()
                ? Optional.empty()
                : transfer.volumes().volume(1);
        return new TransferResponse(
                transfer.id(),
                transfer.cycleId(),
                transfer.site(),
                transfer.state().name(),
                onlyOne.map(TransferVolume::mediumId).orElse(null),
                transfer.mediumSerial(),
                VolumeResponse.of(transfer),
                transfer.files().stream()
                        .map(CarriedFile::file)
                        .map(file -> FileResponse.of(file, outcomeOf(file, outcomes)))
                        .toList(),
                progress.map(ProgressResponse::of).orElse(null),
                next,
                transfer.error().map(ErrorResponse::of).orElse(null),
                transfer.people().requestedBy(),
                transfer.people().approvedBy(),
                transfer.people().sealedBy(),
                transfer.people().custodian(),
                transfer.people().recipient(),
                transfer.people().sealNumber(),
                onlyOne.map(TransferVolume::manifestSha256).orElse(null),
                transfer.receiptNumber(),
                transfer.expiresAt(),
                transfer.contentDeletedAt(),
                transfer.atDesk(),
                onlyOne.map(TransferVolume::confirmedAt)
                        .filter(at -> transfer.atDesk())
                        .orElse(null),
                transfer.createdAt(),
                transfer.updatedAt());
    }

    private static Optional<CarriedOutcome> outcomeOf(TransferFile file, List<CarriedOutcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.name().equals(file.name()))
                .findFirst();
    }
}
