package dev.airgap.transfer.api;

import dev.airgap.transfer.arrival.Arrival;
import dev.airgap.transfer.custody.NextAction;
import dev.airgap.transfer.progress.JobStep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

record ArrivalResponse(
        String id,
        String state,
        @Nullable String mediumSerial,
        String custodian,
        @Nullable String deliveredBy,
        @Nullable String sealNumber,
        List<String> transferIds,
        List<String> ignored,
        @Nullable ProgressResponse progress,
        NextAction nextAction,
        @Nullable ErrorResponse error,
        Instant startedAt,
        Instant updatedAt) {

    static ArrivalResponse of(Arrival arrival, Optional<JobStep> progress) {
        return new ArrivalResponse(
                arrival.id(),
                arrival.state().name(),
                arrival.mediumSerial(),
                arrival.custodian(),
                arrival.reception().deliveredBy(),
                arrival.reception().sealNumber(),
                arrival.transferIds(),
                arrival.ignored(),
                progress.map(ProgressResponse::of).orElse(null),
                arrival.nextAction(),
                arrival.error().map(ErrorResponse::of).orElse(null),
                arrival.startedAt(),
                arrival.updatedAt());
    }
}
