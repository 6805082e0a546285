package dev.airgap.bundler.bundle;

import dev.airgap.trust.Algorithm;
import dev.airgap.trust.Delegation;
import java.util.Collection;

/**
 * How many distinct keys have to sign a manifest.
 *
 * @param classical keys that a quantum computer could forge
 * @param postQuantum keys besides that it could not; 0 when none
 */
public record SignaturesNeeded(int classical, int postQuantum) {

    private static final String POST_QUANTUM = "ML_DSA_";

    static SignaturesNeeded of(Delegation delegation) {
        return new SignaturesNeeded(delegation.threshold(), 0);
    }

    /** What is still needed when distinct keys with these algorithms have signed. */
    SignaturesNeeded without(Collection<Algorithm> signed) {
        int strong =
                (int) signed.stream().filter(SignaturesNeeded::isPostQuantum).count();
        return new SignaturesNeeded(
                Math.max(0, classical - (signed.size() - strong)), Math.max(0, postQuantum - strong));
    }

    /** Of both kinds. */
    public int total() {
        return classical + postQuantum;
    }

    boolean isSingleSigner() {
        return classical == 1;
    }

    private static boolean isPostQuantum(Algorithm algorithm) {
        return algorithm.name().startsWith(POST_QUANTUM);
    }
}
