package dev.airgap.transfer.api;

import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.media.Volume;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * @param mediumId a registered medium, which stands ready
 * @param mediumIds or several, at a desk, in the order of the volumes
 * @param overwrite whether what lies on it, and has not arrived as far as is known here, is to be written over
 * @param desk whether the medium is at a desk, where {@code airgap media write} writes it
 */
record WriteRequest(
        @Nullable String mediumId,
        @Nullable List<String> mediumIds,
        @Nullable Boolean overwrite,
        @Nullable Boolean desk) {

    static final WriteRequest NOTHING = new WriteRequest(null, null, null, null);

    /** @throws ProblemException INVALID_REQUEST without a medium, with one named twice, or with several that are not at a desk */
    List<String> media() {
        List<String> named = mediumIds != null && mediumId == null
                ? mediumIds
                : mediumIds == null && mediumId != null ? List.of(mediumId) : List.of();
        if (named.isEmpty() || named.size() > Volume.MOST || Set.copyOf(named).size() < named.size()) {
            throw new ProblemException(
                    KitProblem.INVALID_REQUEST,
                    "mediumId is needed to write a transfer, or mediumIds: 1 to %d media, each once."
                            .formatted(Volume.MOST));
        }
        if (named.size() > 1 && !isAtDesk()) {
            throw new ProblemException(
                    KitProblem.INVALID_REQUEST, "Several media are written at a desk: \"desk\": true is needed.");
        }
        return named;
    }

    boolean isAtDesk() {
        return Boolean.TRUE.equals(desk);
    }
}
