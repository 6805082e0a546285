package dev.airgap.ruleupdate;

import dev.airgap.trust.Sha256;

/**
 * A rule update and its identity.
 *
 * @param id SHA-256 of the signed payload
 */
public record RuleUpdate(Sha256 id, RuleUpdateManifest manifest) {

    static RuleUpdate of(byte[] payload) {
        return new RuleUpdate(RuleUpdateManifest.idOf(payload), RuleUpdateManifest.parse(payload));
    }
}
