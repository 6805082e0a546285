package dev.airgap.inspect;

import dev.airgap.trust.Delegation;
import dev.airgap.trust.Role;
import dev.airgap.trust.TrustedRoot;
import java.util.List;

/** The sites that a root speaks of. */
final class Scopes {

    private Scopes() {}

    /**
     * Whose delegation refuses a document that does not even say readably whom it is for: it says why better than a site
     * that does not exist.
     */
    static String anyRelease(TrustedRoot root, String payloadType) {
        return root.document().delegations().stream()
                .filter(delegation -> delegation.role() == Role.RELEASE
                        && delegation.payloadTypes().contains(payloadType))
                .map(Delegation::scope)
                .findFirst()
                .orElse(Delegation.EVERYWHERE);
    }

    /** The sites for which somebody may seal transfers. */
    static List<String> ofTransfers(TrustedRoot root) {
        return root.document().delegations().stream()
                .filter(delegation -> delegation.role() == Role.TRANSFER)
                .map(Delegation::scope)
                .distinct()
                .toList();
    }
}
