package dev.airgap.transfer.api;

import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.trust.Sha256;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What lies on a medium at a desk.
 *
 * @param transferIds the folders in {@code airgap/}
 * @param returned the files in their return folders
 */
record DeskMedium(
        @NotNull @Size(max = 1000) List<String> transferIds,
        @NotNull @Size(max = 1000) List<Returned> returned) {

    /** @param sha256 64 hexadecimal digits */
    record Returned(@NotNull String transferId, @NotNull String sha256) {}

    Map<Sha256, String> digests() {
        Map<Sha256, String> digests = new HashMap<>();
        for (Returned file : returned) {
            digests.put(parse(file.sha256()), file.transferId());
        }
        return digests;
    }

    static Sha256 parse(String text) {
        try {
            return Sha256.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(KitProblem.INVALID_REQUEST, "sha256 is not 64 hexadecimal digits: " + text);
        }
    }
}
