package dev.airgap.transfer.api;

import dev.airgap.transfer.custody.NextAction;
import dev.airgap.transfer.medium.HandOver;
import dev.airgap.transfer.returned.MediumReturn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record ReturnResponse(
        String id,
        String state,
        @Nullable String mediumSerial,
        String custodian,
        @Nullable HandOver handOver,
        @Nullable Long receiptNumber,
        @Nullable Long needListNumber,
        NextAction nextAction,
        @Nullable ErrorResponse error,
        Instant startedAt,
        @Nullable Instant endedAt) {

    static ReturnResponse of(MediumReturn returned) {
        return new ReturnResponse(
                returned.id(),
                returned.state().name(),
                returned.mediumSerial(),
                returned.custodian(),
                returned.handOver(),
                returned.receiptNumber(),
                returned.needListNumber(),
                returned.nextAction(),
                returned.error().map(ErrorResponse::of).orElse(null),
                returned.startedAt(),
                returned.endedAt());
    }
}
