package dev.airgap.transfer.api;

import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import jakarta.validation.constraints.NotBlank;

/**
 * @param mediumId a registered medium, which stands ready
 * @param sealNumber of the seal that will close its bag
 */
record ReplacementRequest(
        @NotBlank String mediumId, @NotBlank String sealNumber) {

    String checkedSealNumber() {
        return new SealRequest(sealNumber)
                .checked()
                .orElseThrow(() -> new ProblemException(KitProblem.INVALID_REQUEST, "sealNumber is needed."));
    }
}
