package dev.airgap.rules.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.airgap.rules.validation.Validation;
import dev.airgap.rules.validation.ValidationOutcome;
import dev.airgap.rules.validation.ValidationState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A validation as clients see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ValidationView(
        String id,
        ValidationState state,
        @Nullable ValidationOutcome outcome,
        String fileName,
        @Nullable String number,
        @Nullable String ruleUpdateId,
        @Nullable String transferId,
        @Nullable String cycleId,
        @Nullable String requestedBy,
        @Nullable String waitingFor,
        @Nullable ErrorView error,
        Instant requestedAt,
        @Nullable Instant finishedAt) {

    static ValidationView of(Validation validation) {
        boolean queued = validation.state() == ValidationState.QUEUED;
        return new ValidationView(
                validation.id(),
                validation.state(),
                validation.outcome().orElse(null),
                validation.fileName(),
                validation.number().orElse(null),
                validation.ruleUpdateId().orElse(null),
                validation.transferId().orElse(null),
                validation.origin().cycleId().orElse(null),
                validation.origin().person().orElse(null),
                queued ? validation.detail().orElse(null) : null,
                validation
                        .code()
                        .map(code -> new ErrorView(code, validation.detail().orElse("")))
                        .orElse(null),
                validation.requestedAt(),
                validation.finishedAt().orElse(null));
    }
}
