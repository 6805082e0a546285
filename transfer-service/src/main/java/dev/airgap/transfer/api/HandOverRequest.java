package dev.airgap.transfer.api;

import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.transfer.medium.HandOver;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A medium leaves.
 *
 * @param recipient to whom it is handed over
 * @param sealNumber of the seal that closes its bag
 */
record HandOverRequest(@Nullable String recipient, @Nullable String sealNumber) {

    /** Empty if neither is said. */
    static Optional<HandOver> by(String actor, @Nullable HandOverRequest request) {
        return request == null ? Optional.empty() : between(actor, request.recipient, request.sealNumber);
    }

    /**
     * Empty if nothing is said of it but who is here.
     *
     * @throws ProblemException INVALID_REQUEST if only one of both is said, or too much
     */
    static Optional<HandOver> between(@Nullable String from, @Nullable String to, @Nullable String sealNumber) {
        boolean nobodySaid = from == null || to == null;
        if (nobodySaid && sealNumber == null) {
            return Optional.empty();
        }
        if (from == null || to == null || sealNumber == null) {
            throw new ProblemException(
                    KitProblem.INVALID_REQUEST, "A hand-over needs both: the other person's name, and sealNumber.");
        }
        try {
            return Optional.of(new HandOver(from, to, sealNumber));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(KitProblem.INVALID_REQUEST, String.valueOf(e.getMessage()));
        }
    }
}
