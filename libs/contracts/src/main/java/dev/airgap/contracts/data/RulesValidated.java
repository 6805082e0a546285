package dev.airgap.contracts.data;

/** A rule update was verified and waits for confirmation, or is applied already. */
public record RulesValidated(
        String number, String ruleUpdateId, String sha256, RuleChanges changes, boolean alreadyApplied) {}
