package dev.airgap.transfer.api;

import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.transfer.medium.HandOver;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** @param sealNumber of the seal that will close the medium's bag */
record SealRequest(@Nullable String sealNumber) {

    Optional<String> checked() {
        if (sealNumber == null) {
            return Optional.empty();
        }
        try {
            HandOver.requireSealNumber(sealNumber);
            return Optional.of(sealNumber);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(KitProblem.INVALID_REQUEST, String.valueOf(e.getMessage()));
        }
    }
}
