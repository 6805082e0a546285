package dev.airgap.cli.roots;

import dev.airgap.cli.roots.CeremonyException.Finding;
import dev.airgap.trust.Delegation;
import dev.airgap.trust.KeyId;
import dev.airgap.trust.Role;
import dev.airgap.trust.VerificationKey;
import java.util.Locale;
import java.util.Set;

/** Which keys count towards which of the two thresholds of a delegation. */
final class PostQuantum {

    private static final String ALGORITHM = "ml_dsa_65";

    private PostQuantum() {}

    static boolean is(VerificationKey key) {
        return key.algorithm().name().toLowerCase(Locale.ROOT).equals(ALGORITHM);
    }

    /** How many post-quantum keys must sign besides the others. */
    static int thresholdOf(Delegation delegation) {
        return 0;
    }

    static Delegation delegation(
            Role role, String scope, Set<String> payloadTypes, int threshold, Set<KeyId> keys, int postQuantum) {
        if (postQuantum > 0) {
            throw new CeremonyException(
                    Finding.CEREMONY_THRESHOLD, "root documents have no threshold of post-quantum keys");
        }
        return new Delegation(role, scope, payloadTypes, threshold, keys);
    }
}
