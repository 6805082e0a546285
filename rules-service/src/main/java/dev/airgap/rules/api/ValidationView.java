package dev.airgap.rules.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.airgap.rules.validation.Progress;
import dev.airgap.rules.validation.Validation;
import dev.airgap.rules.validation.ValidationOutcome;
import dev.airgap.rules.validation.ValidationState;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A validation as clients see it.
 *
 * @param waitingFor why it has to be tried again
 * @param progress while work on it is going on
 */
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
        @Nullable Progress progress,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    static ValidationView of(Validation validation, Optional<Progress> progress) {
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
                progress.orElse(null),
                validation.requestedAt(),
                validation.startedAt().orElse(null),
                validation.endedAt().orElse(null));
    }
}
