package dev.airgap.kit.security;

import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What one person has begun, another one has to agree to. */
public final class FourEyes {

    private FourEyes() {}

    /**
     * Requires that somebody else agrees.
     *
     * @param second who agrees now
     * @param operators who has worked on the same object before; null stands for nobody
     * @throws ProblemException FOUR_EYES if the second is one of them, with whatever token, or is not a person
     */
    public static void require(CurrentActor second, @Nullable String... operators) {
        if (!second.isPerson()) {
            throw new ProblemException(KitProblem.FOUR_EYES, "Only a person can agree; this token is automation's.");
        }
        if (Arrays.asList(operators).contains(second.name())) {
            throw new ProblemException(
                    KitProblem.FOUR_EYES,
                    "%s has worked on this and cannot agree to it; ask another person.".formatted(second.name()));
        }
    }
}
