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

    static SignaturesNeeded of(Delegation delegation) {
        return new SignaturesNeeded(delegation.threshold(), delegation.postQuantumThreshold());
    }

    /** What is still needed when distinct keys with these algorithms have signed. */
    SignaturesNeeded without(Collection<Algorithm> signed) {
        int strong = (int) signed.stream().filter(Algorithm::isPostQuantum).count();
        return new SignaturesNeeded(
                Math.max(0, classical - (signed.size() - strong)), Math.max(0, postQuantum - strong));
    }

    /** Of both kinds. */
    public int total() {
        return classical + postQuantum;
    }

    boolean isSingleSigner() {
        return total() == 1;
    }
}
